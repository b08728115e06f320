package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.control.Cancel;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.blob.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A job that is cancelled, or whose deadline passes, ends as such soon, with threads and in real time. It should take no
 * more than two seconds, which is for who reads what is printed: a busy machine may take longer.
 */
class EndedWhereverItIsTest {
    private static final String VICTIM = "victim";
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration DEADLINE = Duration.ofHours(1);

    /** Where the job is when it is to end. */
    enum Place {
        BEHIND_A_RECORD_FOR_WHICH_THE_REGISTRY_IS_ASKED,
        LOOKING_INTO_A_STORE_THAT_HANGS,
        WAITING_FOR_ADMISSION,
        WAITING_BEHIND_EQUAL_WORK,
        PAUSING_BEFORE_IT_IS_PLANNED_AGAIN,
        PAUSING_BEFORE_IT_IS_TRIED_AGAIN,
        COPYING_A_HUGE_INPUT,
        READING_AN_INPUT_THAT_HANGS,
        COMPUTING,
        COMPUTING_AND_HANGING,
        STORING
    }

    @TempDir
    Path folder;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Long> committed = new CopyOnWriteArrayList<>();
    private RealWorld world;
    private WayFixture fixture;
    private Place place = Place.COMPUTING;
    private long offset;

    @BeforeEach
    void open() {
        world = new RealWorld(folder.resolve("scratch"), (uri, stop) -> input(uri), new Blobs(), this::ask);
        fixture = world.fixture;
    }

    @AfterEach
    void close() {
        released.countDown();
        world.close();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aCancelledJobEndsAsSuch(Place where) throws Exception {
        bring(where);
        long start = System.nanoTime();
        fixture.cancels.add(new Cancel(VICTIM, "", fixture.clock.instant()));
        assertThat(ending(start).getStatus()).isEqualTo(OutcomeStatus.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void anExpiredJobEndsAsSuch(Place where) throws Exception {
        bring(where);
        long start = System.nanoTime();
        fixture.clock.forward(DEADLINE);
        assertThat(ending(start).getStatus()).isEqualTo(OutcomeStatus.EXPIRED);
    }

    private void bring(Place where) throws Exception {
        place = where;
        fixture.computation = this::compute;
        if (where == Place.PAUSING_BEFORE_IT_IS_PLANNED_AGAIN) {
            fixture.planning = job -> {
                throw JobFailure.passing(Code.MODEL_LOAD, "The disk is away.", "Wait.", null);
            };
        } else if (where == Place.WAITING_FOR_ADMISSION) {
            travel("first", "first.wav");
            travel("second", "second.wav");
        } else if (where == Place.WAITING_BEHIND_EQUAL_WORK) {
            travel("first", VICTIM);
        } else if (where == Place.BEHIND_A_RECORD_FOR_WHICH_THE_REGISTRY_IS_ASKED) {
            deliver(RecordsFixture.frame(RecordsFixture.FRAME_ID, Wire.encode(job("first", "first.wav"))));
            assertOpens(asked);
        }
        travel(VICTIM, VICTIM);
        if (where == Place.PAUSING_BEFORE_IT_IS_TRIED_AGAIN || where == Place.PAUSING_BEFORE_IT_IS_PLANNED_AGAIN) {
            assertOpens(world.pausing);
        } else {
            assertOpens(reached);
        }
    }

    private static void assertOpens(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS))
                .as("the job comes to its place")
                .isTrue();
    }

    private Outcome ending(long start) {
        await().atMost(MOST).pollInterval(Duration.ofMillis(10)).until(() -> fixture.outcomes().stream()
                .anyMatch(outcome -> outcome.getJobId().equals(VICTIM)));
        System.out.printf("%s: %.2f s from the command to the outcome%n", place, (System.nanoTime() - start) / 1e9);
        await().untilAsserted(() -> assertThat(committed).contains(offset - 1));
        released.countDown();
        await().untilAsserted(() -> assertThat(fixture.inFlight.isEmpty()).isTrue());
        assertThat(fixture.failures()).isEmpty();
        assertThat(fixture.outcomes())
                .filteredOn(outcome -> outcome.getJobId().equals(VICTIM))
                .as("exactly one outcome, also once the thread has come back")
                .hasSize(1);
        return fixture.outcomes().stream()
                .filter(outcome -> outcome.getJobId().equals(VICTIM))
                .findFirst()
                .orElseThrow();
    }

    private Computed compute(JobRun run) throws JobFailure {
        switch (place) {
            case PAUSING_BEFORE_IT_IS_TRIED_AGAIN ->
                throw JobFailure.passing(Code.DEVICE_FAILED, "The device is away.", "Wait.", null);
            case COMPUTING -> {
                reached.countDown();
                await().until(run::isStopped);
                run.check();
            }
            case STORING -> {
                return WayFixture.tagged();
            }
            default -> hang();
        }
        return WayFixture.tagged();
    }

    private Optional<Schema> ask(long id) {
        asked.countDown();
        awaitRelease();
        return RecordsFixture.contract(id);
    }

    private void hang() {
        reached.countDown();
        awaitRelease();
    }

    private void awaitRelease() {
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ReadableByteChannel input(URI uri) {
        String name = uri.getPath().substring(1);
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        return switch (place) {
            case COPYING_A_HUGE_INPUT, READING_AN_INPUT_THAT_HANGS -> new Endless();
            default -> Channels.newChannel(new ByteArrayInputStream(content));
        };
    }

    private void travel(String id, String input) {
        deliver(Wire.encode(job(id, input)));
    }

    private Job job(String id, String input) {
        boolean huge = place == Place.COPYING_A_HUGE_INPUT || place == Place.READING_AN_INPUT_THAT_HANGS;
        byte[] content = input.getBytes(StandardCharsets.UTF_8);
        return Job.newBuilder()
                .setJobId(id)
                .setTask(Task.TAGGING)
                .setDeadline(id.equals(VICTIM) ? fixture.clock.instant().plus(DEADLINE) : null)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(Reference.newBuilder()
                                .setUri("file:///" + input)
                                .setSha256(Sha256.of(content).hex())
                                .setByteLength(huge ? 1L << 40 : content.length)
                                .setMediaType("audio/flac")
                                .build())
                        .setStatedSeconds(10.0)
                        .build()))
                .build();
    }

    private void deliver(byte[] bytes) {
        long at = offset++;
        world.travel(new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, at), null, bytes, List.of(), fixture.clock.instant(), () -> {
                    committed.add(at);
                    return CompletableFuture.completedFuture(null);
                }));
    }

    /** An input without an end, a byte at a time, or one that gives nothing and does not come back. */
    private final class Endless implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer target) {
            if (place == Place.READING_AN_INPUT_THAT_HANGS) {
                hang();
                return -1;
            }
            reached.countDown();
            target.put((byte) 0);
            return 1;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    /** A blob store that takes outcomes only once it is let. */
    private final class Blobs implements BlobStore {
        private final BlobStore real = new DirectoryBlobStore(folder.resolve("blobs"));

        @Override
        public Blob put(String key, String mediaType, byte[] content) throws IOException {
            if (place == Place.STORING) {
                hang();
            }
            return real.put(key, mediaType, content);
        }

        @Override
        public Optional<byte[]> get(String key) throws IOException {
            if (place == Place.LOOKING_INTO_A_STORE_THAT_HANGS) {
                hang();
            }
            return real.get(key);
        }

        @Override
        public boolean holds(Blob blob) throws IOException {
            return real.holds(blob);
        }
    }
}
