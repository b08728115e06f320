package io.ripieno.service.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.contract.v1.Provenance;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.WindowResult;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.Timings;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final int NOTHING_INLINE = 0;

    @TempDir
    Path folder;

    private final JobRun run = Jobs.job("a").run();

    @Test
    void forcedWorkThatComesOutOtherwiseLeavesTheArtefactThatWasTold() throws Exception {
        DirectoryBlobStore blobs = new DirectoryBlobStore(folder);
        Store store = new Store(blobs, NOTHING_INLINE);
        Result first = store.store(run, assembled(0.25f));
        Result forced = store.store(run, assembled(0.75f));
        assertThat(forced.artefacts()).isNotEqualTo(first.artefacts());
        assertThat(blobs.holds(References.blob(first.artefacts().get(0).getReference())))
                .isTrue();
        assertThat(blobs.holds(References.blob(forced.artefacts().get(0).getReference())))
                .isTrue();
    }

    @Test
    void theTimeOfKeepingAResultIsInItsTimings() throws Exception {
        Result stored = new Store(slow(new DirectoryBlobStore(folder)), NOTHING_INLINE).store(run, assembled(0.5f));
        long told = stored.provenance().getTimings().getPublishMillis();
        assertThat(told).isBetween(40L, run.timings().of(Timings.Stage.STORE).toMillis() + 1);
        Result found = new FindStored(new DirectoryBlobStore(folder))
                .find(run.plan().workId(), "")
                .orElseThrow();
        assertThat(found.provenance().getTimings().getPublishMillis())
                .as("of the artefact alone")
                .isBetween(20L, told);
    }

    @Test
    void theWaitForADecodeWorkerIsToldAndCostsNothing() {
        run.timings().took(Timings.Stage.WAIT_DECODE, Duration.ofMillis(70));
        run.timings().took(Timings.Stage.DECODE, Duration.ofMillis(20));
        Provenance provenance = assembled(0.5f).provenance();
        assertThat(provenance.getTimings().getWaitDecodeMillis()).isEqualTo(70);
        assertThat(provenance.getTimings().getDecodeMillis()).isEqualTo(20);
        assertThat(provenance.getCostUnits()).isCloseTo(0.01 + 0.02, within(1e-9));
    }

    private Result assembled(float probability) {
        Tagging tagging = new Tagging(
                10,
                1,
                10,
                5,
                List.of(new LabelResult("piano", probability, 0.5, probability >= 0.5)),
                List.of(new WindowResult(0, 10, List.of(probability))),
                List.of());
        return new Assemble(new Origins("runtime 1", "service 1"))
                .assemble(
                        run,
                        new Computed.Tagged(tagging, new AudioFormat(44_100, 2), 0, List.of(), List.of(), "cpu", 0.01));
    }

    /** Takes 20 ms for every blob. */
    private static BlobStore slow(BlobStore blobs) {
        return new BlobStore() {
            @Override
            public Blob put(String key, String mediaType, byte[] content) throws IOException {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
                return blobs.put(key, mediaType, content);
            }

            @Override
            public Optional<byte[]> get(String key) throws IOException {
                return blobs.get(key);
            }

            @Override
            public boolean holds(Blob blob) throws IOException {
                return blobs.holds(blob);
            }
        };
    }
}
