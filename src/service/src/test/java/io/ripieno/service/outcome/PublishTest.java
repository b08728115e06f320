package io.ripieno.service.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.wire.Wire;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.service.TestClock;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.intake.RecordRefusedException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that are never taken whole. */
class PublishTest {
    private static final int LONGEST = 600;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final List<OutgoingRecord> taken = new ArrayList<>();
    private Publish publish;

    @BeforeEach
    void build() {
        publish = new Publish(this::send, new DirectoryBlobStore(folder), "service 1", clock);
    }

    @Test
    void aResultThatIsNeverTakenEndsInAFailureThatSaysSo() {
        List<LabelResult> labels = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            labels.add(new LabelResult("label-" + i, 0.5, 0.5, true));
        }
        assertThat(publish.publish(conclusion(new Ending.Produced(result(labels)))))
                .isCompleted();
        assertThat(taken)
                .extracting(OutgoingRecord::topic)
                .containsExactly("ripieno.failures.v1", "ripieno.tagging.results.v1");
        Outcome outcome = Wire.decode(taken.get(1).value(), Outcome.class);
        assertThat(outcome.getJobId()).isEqualTo("a");
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.getFailure().getCode()).isEqualTo("RIP-414");
    }

    @Test
    void aFailureThatIsNeverTakenIsToldInBrief() {
        JobFailure why = JobFailure.invalid(Code.BAD_AUDIO, "It is noise.", "Send music.");
        assertThat(publish.giveUp(delivery(new byte[1000]), why)).isCompleted();
        assertThat(taken).singleElement().satisfies(record -> {
            Failure failure = Wire.decode(record.value(), Failure.class);
            assertThat(failure.getCode()).isEqualTo("RIP-211");
            assertThat(failure.getCause()).isEqualTo("It is noise. The record itself is left out.");
            assertThat(failure.getAction()).isEqualTo("Send music.");
            assertThat(failure.getOriginal()).isNull();
        });
    }

    @Test
    void aResultThatHasNoEncodingEndsInAFailureToo() {
        String long600k = "x".repeat(Wire.MAX_RECORD_BYTES);
        assertThat(publish.publish(
                        conclusion(new Ending.Produced(result(List.of(new LabelResult(long600k, 0.5, 0.5, true)))))))
                .isCompleted();
        assertThat(Wire.decode(taken.get(1).value(), Outcome.class).getFailure().getCode())
                .isEqualTo("RIP-414");
    }

    @Test
    void whatMayPassIsLeftToBeTriedAgain() {
        publish = new Publish(
                record -> CompletableFuture.failedStage(new IllegalStateException("no broker")),
                new DirectoryBlobStore(folder),
                "service 1",
                clock);
        assertThat(publish.publish(conclusion(new Ending.Produced(result(List.of())))))
                .isCompletedExceptionally();
    }

    private CompletionStage<Void> send(OutgoingRecord record) {
        if (record.value().length > LONGEST) {
            return CompletableFuture.failedStage(new RecordRefusedException("too long", new Exception()));
        }
        taken.add(record);
        return CompletableFuture.completedStage(null);
    }

    private static Result result(List<LabelResult> labels) {
        JobRun run = Jobs.job("a").run();
        Tagging tagging = new Tagging(10, 1, 10, 5, labels, List.of(), List.of());
        return new Assemble(new Origins("runtime 1", "service 1"))
                .assemble(run, new Computed.Tagged(tagging, new AudioFormat(44_100, 2), 0, List.of(), "cpu", 0.01));
    }

    private static Delivery delivery(byte[] value) {
        Delivery plain = Jobs.job("a").delivery();
        return new Delivery(plain.origin(), plain.key(), value, List.of(), plain.receivedAt(), plain.commit());
    }

    private Conclusion conclusion(Ending ending) {
        JobRun run = Jobs.job("a").run();
        return new Conclusion(
                run.delivery(),
                run.job().sender(),
                false,
                Optional.of(run.plan().workId()),
                ending,
                Optional.empty(),
                clock.instant(),
                1);
    }
}
