package io.ripieno.cli.cancel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.kafka.CommandRun;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.TestBroker;
import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestBroker.class)
class CancelCommandTest {
    @Test
    void eachJobIsAskedToEndUnderItsOwnKeyWithTheReason() {
        CommandRun run = run("c-1", "c-2", "--reason", "wrong take").expect(ExitCode.DONE);
        assertThat(run.outLines()).containsExactly("asked to cancel c-1", "asked to cancel c-2");
        List<ConsumerRecord<byte[], byte[]>> records = controls("c-1");
        assertThat(records).hasSize(1);
        Control control = Wire.decode(records.get(0).value(), Control.class);
        assertThat(control.getCommand()).isEqualTo(ControlCommand.CANCEL);
        assertThat(control.getReason()).isEqualTo("wrong take");
        assertThat(Duration.between(control.getAt(), Instant.now())).isLessThan(Duration.ofMinutes(5));
        CloudEvents.of(control, "/ripieno/cli").headers().forEach((name, value) -> assertThat(
                        records.get(0).headers().lastHeader(name).value())
                .isEqualTo(value));
        assertThat(controls("c-2")).hasSize(1);
    }

    @Test
    void theOutcomesAreWaitedForAndAJobThatEndedOtherwiseIsNamed() throws Exception {
        var answers = CompletableFuture.runAsync(() -> {
            answer("w-1", OutcomeStatus.CANCELLED);
            answer("w-2", OutcomeStatus.PRODUCED);
        });
        CommandRun run = run("w-1", "w-2", "--wait").expect(ExitCode.FAILED);
        answers.get();
        assertThat(run.outLines()).containsExactlyInAnyOrder("cancelled  w-1", "produced   w-2");
        assertThat(run.err()).contains("w-2 ended as produced before it could be cancelled; its outcome stands");
    }

    @Test
    void eventsTellOfTheRequestAndTheOutcome() throws Exception {
        var answer = CompletableFuture.runAsync(() -> answer("j-1", OutcomeStatus.CANCELLED));
        CommandRun run = run("j-1", "--wait", "--json").expect(ExitCode.DONE);
        answer.get();
        assertThat(run.events())
                .extracting(event -> event.get("event").textValue())
                .containsExactly("asked", "outcome");
        assertThat(run.events().get(1).at("/record/status").textValue()).isEqualTo("CANCELLED");
    }

    @Test
    void aJobOfWhichNothingIsHeardIsNamedWithWhatToDo() {
        CommandRun run = run("unheard", "--wait", "--patience", "1").expect(ExitCode.FAILED);
        assertThat(run.err())
                .contains("unheard has not ended within 1 s")
                .contains("ripieno watch unheard --until-done");
    }

    /** As the service does, once it has been asked. */
    private static void answer(String job, OutcomeStatus status) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !controls(job)
                .isEmpty());
        Outcome outcome = Outcome.newBuilder()
                .setJobId(job)
                .setTask(Task.TAGGING)
                .setStatus(status)
                .build();
        TestBroker.send(new OutgoingRecord(
                TopicCatalogue.results(Task.TAGGING).name(), job.getBytes(UTF_8), Wire.encode(outcome), List.of()));
    }

    private static List<ConsumerRecord<byte[], byte[]>> controls(String job) {
        return TestBroker.read(
                TopicCatalogue.control().name(),
                record -> record.key() != null && new String(record.key(), UTF_8).equals(job));
    }

    private static CommandRun run(String... words) {
        return CommandRun.of(
                screen -> new CancelCommand(screen.terminal(), new Places(Path.of(""), Optional.empty())), words);
    }
}
