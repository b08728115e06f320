package io.ripieno.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.kafka.CommandRun;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.TestBroker;
import io.ripieno.contract.events.EventIds;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.wire.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each test looks at jobs of its own, as all share the topics. */
@ExtendWith(TestBroker.class)
class ReplayCommandTest {
    private static final AtomicLong OFFSETS = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void whatMaySucceedNowIsSentAsItWasAndTheRestIsLeftWithAHint() {
        Failure lost = fail("ra-1", FailureKind.TRANSIENT);
        fail("ra-2", FailureKind.UNKNOWN_SCHEMA);
        fail("ra-3", FailureKind.EXHAUSTED);
        fail("ra-4", FailureKind.INVALID);
        CommandRun run = run("--job", "ra-1,ra-2,ra-3,ra-4").expect(ExitCode.DONE);
        assertThat(run.outLines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("sent "))
                .noneMatch(line -> line.contains("ra-4"));
        assertThat(run.err())
                .contains("3 failures sent, 0 not sent, 0 replayed before")
                .contains("1 invalid (--kind invalid)");
        assertThat(replays(lost)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("key of ra-1".getBytes(UTF_8));
            assertThat(record.value()).isEqualTo("value of ra-1".getBytes(UTF_8));
            assertThat(record.headers().toArray()).hasSize(4);
            assertThat(new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                    .isEqualTo("ra-1");
        });
        assertThat(run("--job", "ra-4", "--kind", "invalid")
                        .expect(ExitCode.DONE)
                        .outLines())
                .hasSize(1);
    }

    @Test
    void aFailureIsReplayedOnceUnlessAskedForAgainAndOneThatFailedAgainIsANewOne() {
        Failure first = fail("rb-1", FailureKind.TRANSIENT);
        deliver(first);
        assertThat(run("--job", "rb-1").expect(ExitCode.DONE).outLines()).hasSize(1);
        CommandRun second = run("--job", "rb-1").expect(ExitCode.DONE);
        assertThat(second.outLines()).isEmpty();
        assertThat(second.err()).contains("0 failures sent, 0 not sent, 1 replayed before (--again sends them too)");
        assertThat(replays(first)).hasSize(1);

        run("--job", "rb-1", "--again").expect(ExitCode.DONE);
        assertThat(replays(first)).hasSize(2);

        Failure failedAgain = Failures.of("rb-1", FailureKind.TRANSIENT, OFFSETS.incrementAndGet())
                .setHeaders(List.of(Failures.header("ripieno_replay", EventIds.of(first))))
                .build();
        deliver(failedAgain);
        assertThat(run("--job", "rb-1").expect(ExitCode.DONE).outLines()).hasSize(1);
        assertThat(replays(failedAgain)).hasSize(1);
        assertThat(replays(first)).hasSize(2);
    }

    @Test
    void aFailureWhoseReplayFailedIsKnownByThatAloneWhenTheReplayIsGone() {
        Failure first = fail("rc-1", FailureKind.TRANSIENT);
        deliver(Failures.of("rc-2", FailureKind.INVALID, OFFSETS.incrementAndGet())
                .setHeaders(List.of(Failures.header("ripieno_replay", EventIds.of(first))))
                .build());
        assertThat(run("--job", "rc-1").expect(ExitCode.DONE).err())
                .contains("0 failures sent, 0 not sent, 1 replayed");
    }

    @Test
    void codeTopicTimeAndLimitNarrowTheChoice() {
        Failure old = Failures.of("rd-1", FailureKind.TRANSIENT, OFFSETS.incrementAndGet())
                .setCode("RIP-999")
                .setFailedAt(Instant.now().minus(Duration.ofHours(2)))
                .build();
        deliver(old);
        Failure recent = Failures.of("rd-2", FailureKind.TRANSIENT, OFFSETS.incrementAndGet())
                .setCode("RIP-999")
                .build();
        deliver(recent);
        fail("rd-3", FailureKind.TRANSIENT);
        assertThat(jobs("--code", "RIP-999")).containsExactlyInAnyOrder("rd-1", "rd-2");
        assertThat(jobs("--code", "RIP-999", "--since", "1h")).containsExactly("rd-2");
        assertThat(jobs("--code", "RIP-999", "--topic", "ripieno.separation.jobs.v1"))
                .isEmpty();
        assertThat(jobs("--code", "RIP-999", "--limit", "1")).hasSize(1);
        assertThat(replays(old)).isEmpty();
        assertThat(replays(recent)).isEmpty();
    }

    @Test
    void whatCannotBeSentIsNamedAndTheOthersGoOn() throws Exception {
        Failure brief = Failures.of("re-1", FailureKind.TRANSIENT, OFFSETS.incrementAndGet())
                .setOriginal(null)
                .build();
        deliver(brief);
        fail("re-2", FailureKind.TRANSIENT);
        TestBroker.sendRaw(TopicCatalogue.failures().name(), new byte[] {1, 2, 3});
        CommandRun run = run("--job", "re-1,re-2", "--json").expect(ExitCode.FAILED);
        assertThat(run.events())
                .extracting(event -> event.get("event").textValue())
                .containsExactlyInAnyOrder("not sent", "sent", "counts");
        JsonNode unsent = run.events().stream()
                .filter(event -> event.get("event").textValue().equals("not sent"))
                .findFirst()
                .orElseThrow();
        assertThat(unsent.get("failureId").textValue()).isEqualTo(EventIds.of(brief));
        assertThat(unsent.get("error").textValue()).contains("send the job again");
        JsonNode counts = run.events().get(2);
        assertThat(counts.get("sent").intValue()).isEqualTo(1);
        assertThat(counts.get("notSent").intValue()).isEqualTo(1);
    }

    /** The jobs that would be sent. */
    private List<String> jobs(String... words) {
        var line = new java.util.ArrayList<>(List.of(words));
        line.add("--dry-run");
        line.add("--json");
        return run(line.toArray(String[]::new)).expect(ExitCode.DONE).events().stream()
                .filter(event -> event.get("event").textValue().equals("would send"))
                .map(event -> event.get("jobId").textValue())
                .toList();
    }

    private CommandRun run(String... words) {
        return CommandRun.of(
                screen -> new ReplayCommand(screen.terminal(), new Places(folder, Optional.empty())), words);
    }

    private static Failure fail(String job, FailureKind kind) {
        Failure failure = Failures.of(job, kind, OFFSETS.incrementAndGet()).build();
        deliver(failure);
        return failure;
    }

    private static void deliver(Failure failure) {
        TestBroker.send(new OutgoingRecord(
                TopicCatalogue.failures().name(),
                failure.getJobId().getBytes(UTF_8),
                Wire.encode(failure),
                List.of(new OutgoingRecord.Header("ce_id", EventIds.of(failure).getBytes(UTF_8)))));
    }

    private static List<ConsumerRecord<byte[], byte[]>> replays(Failure failure) {
        return TestBroker.read(Failures.JOBS, record -> {
            var header = record.headers().lastHeader("ripieno_replay");
            return header != null && new String(header.value(), UTF_8).equals(EventIds.of(failure));
        });
    }
}
