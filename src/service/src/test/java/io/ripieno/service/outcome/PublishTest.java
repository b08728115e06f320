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
import io.ripieno.service.job.Sender;
import io.ripieno.service.job.Task;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.blob.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that are never taken whole. */
class PublishTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final List<OutgoingRecord> taken = new ArrayList<>();
    private Publish publish;
    private int longest = 600;
    private boolean resultsAreAway;

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
        assertThat(publish.telling(conclusion(new Ending.Produced(result(labels))))
                        .get())
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
        assertThat(publish.givingUp(delivery(new byte[1000]), why, 1).get()).isCompleted();
        assertThat(taken).singleElement().satisfies(record -> {
            Failure failure = Wire.decode(record.value(), Failure.class);
            assertThat(failure.getCode()).isEqualTo("RIP-211");
            assertThat(failure.getCause())
                    .isEqualTo("It is noise. This failure is shortened; key and headers lie where its whole is.");
            assertThat(failure.getAction()).isEqualTo("Send music.");
            assertThat(failure.getOriginal()).isNull();
            assertThat(stored(failure.getOriginalReference().getUri())).isEqualTo(new byte[1000]);
            Failure whole = whole(failure);
            assertThat(whole.getKey().array()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
            assertThat(whole.getOriginal().array()).isEqualTo(new byte[1000]);
            assertThat(whole.getWholeReference()).isNull();
        });
    }

    @Test
    void aFailureInBriefIsKeptUnderTheDigestOfItsLongKey() {
        longest = 1000;
        byte[] key = "k".repeat(5000).getBytes(StandardCharsets.UTF_8);
        JobFailure why = JobFailure.invalid(Code.BAD_AUDIO, "It is noise.", "Send music.");
        assertThat(publish.givingUp(delivery(key, new byte[2000]), why, 1).get())
                .isCompleted();
        assertThat(taken).singleElement().satisfies(record -> {
            assertThat(record.key())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(Sha256.of(key).hex());
            assertThat(whole(Wire.decode(record.value(), Failure.class)).getKey())
                    .isNull();
        });
    }

    @Test
    void aTerminalRecordLosesItsLabelsAndThenWordsUntilItFits() {
        longest = 700;
        Sender sender = new Sender("a", Task.TAGGING, "", "", Map.of("label", "x".repeat(2000)), Optional.empty());
        JobFailure why = JobFailure.invalid(Code.BAD_AUDIO, "N".repeat(1000), "Send music.");
        assertThat(publish.telling(conclusion(sender, new Ending.Failed(why))).get())
                .isCompleted();
        assertThat(taken)
                .extracting(OutgoingRecord::topic)
                .containsExactly("ripieno.failures.v1", "ripieno.tagging.results.v1");
        Outcome outcome = Wire.decode(taken.get(1).value(), Outcome.class);
        assertThat(outcome.getLabels()).isEmpty();
        assertThat(outcome.getFailure().getCause()).isEqualTo("N".repeat(97) + "...");
        assertThat(outcome.getFailure().getAction()).isEqualTo("Send music.");
    }

    @Test
    void whatDoesNotFitInItsShortestFormIsToldOnceTheTopicTakesIt() {
        longest = 10;
        JobFailure why = JobFailure.invalid(Code.BAD_AUDIO, "It is noise.", "Send music.");
        Supplier<CompletionStage<Void>> telling = publish.telling(conclusion(new Ending.Failed(why)));
        assertThat(telling.get()).isCompletedExceptionally();
        assertThat(telling.get()).isCompletedExceptionally();
        longest = 600;
        assertThat(telling.get()).isCompleted();
        assertThat(taken)
                .extracting(OutgoingRecord::topic)
                .containsExactly("ripieno.failures.v1", "ripieno.tagging.results.v1");
    }

    @Test
    void aFailureThatWasTakenIsNotToldAgainWhenItsTerminalRecordWasNot() {
        resultsAreAway = true;
        JobFailure why = JobFailure.invalid(Code.BAD_AUDIO, "It is noise.", "Send music.");
        Supplier<CompletionStage<Void>> telling = publish.telling(conclusion(new Ending.Failed(why)));
        assertThat(telling.get()).isCompletedExceptionally();
        assertThat(telling.get()).isCompletedExceptionally();
        resultsAreAway = false;
        assertThat(telling.get()).isCompleted();
        assertThat(taken)
                .extracting(OutgoingRecord::topic)
                .containsExactly("ripieno.failures.v1", "ripieno.tagging.results.v1");
    }

    @Test
    void aResultThatHasNoEncodingEndsInAFailureToo() {
        String long600k = "x".repeat(Wire.MAX_RECORD_BYTES);
        assertThat(publish.telling(conclusion(
                                new Ending.Produced(result(List.of(new LabelResult(long600k, 0.5, 0.5, true))))))
                        .get())
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
        assertThat(publish.telling(conclusion(new Ending.Produced(result(List.of()))))
                        .get())
                .isCompletedExceptionally();
    }

    private CompletionStage<Void> send(OutgoingRecord record) {
        if (resultsAreAway && record.topic().equals("ripieno.tagging.results.v1")) {
            return CompletableFuture.failedStage(new IllegalStateException("no leader"));
        }
        if (record.value().length > longest) {
            return CompletableFuture.failedStage(new RecordRefusedException("too long", new Exception()));
        }
        taken.add(record);
        return CompletableFuture.completedStage(null);
    }

    private static Result result(List<LabelResult> labels) {
        JobRun run = Jobs.job("a").run();
        Tagging tagging = new Tagging(10, 1, 10, 5, labels, List.of(), List.of());
        return new Assemble(new Origins("runtime 1", "service 1"))
                .assemble(
                        run,
                        new Computed.Tagged(tagging, new AudioFormat(44_100, 2), 0, List.of(), List.of(), "cpu", 0.01));
    }

    private static Delivery delivery(byte[] value) {
        return delivery(Jobs.job("a").delivery().key(), value);
    }

    private static Delivery delivery(byte @Nullable [] key, byte[] value) {
        Delivery plain = Jobs.job("a").delivery();
        return new Delivery(plain.origin(), key, value, List.of(), plain.receivedAt(), plain.commit());
    }

    private static Failure whole(Failure failure) {
        byte[] bytes = stored(failure.getWholeReference().getUri());
        assertThat(failure.getWholeReference().getSha256())
                .isEqualTo(Sha256.of(bytes).hex());
        return Wire.decode(bytes, Failure.class);
    }

    private static byte[] stored(String uri) {
        try {
            return Files.readAllBytes(Path.of(URI.create(uri)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Conclusion conclusion(Ending ending) {
        return conclusion(Jobs.job("a").sender(), ending);
    }

    private Conclusion conclusion(Sender sender, Ending ending) {
        JobRun run = Jobs.job("a").run();
        return new Conclusion(
                run.delivery(),
                sender,
                false,
                Optional.of(run.plan().workId()),
                ending,
                Optional.empty(),
                clock.instant(),
                1);
    }
}
