package io.ripieno.cli.watch;

import static io.ripieno.cli.watch.News.outcome;
import static io.ripieno.cli.watch.News.progress;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Main;
import io.ripieno.cli.Places;
import io.ripieno.cli.kafka.CommandRun;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.TestBroker;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestBroker.class)
class WatchCommandTest {
    private static final String RESULTS = TopicCatalogue.results(Task.TAGGING).name();

    @TempDir
    Path folder;

    @Test
    void namedJobsAreShownFromTheBeginningUntilAllHaveEnded() throws Exception {
        publish(progress("wa-1", ProgressStage.DECODING, 0, 1));
        publish(progress("wa-1", ProgressStage.COMPUTING, 2, 2));
        publish(progress("wa-1", ProgressStage.COMPUTING, 5, 3));
        TestBroker.sendRaw(RESULTS, new byte[] {1, 2, 3});
        publish(outcome("wa-1", OutcomeStatus.PRODUCED, 8));
        publish(outcome("wa-other", OutcomeStatus.PRODUCED, 8));
        CommandRun good = run("wa-1", "--until-done").expect(ExitCode.DONE);
        assertThat(good.outLines()).hasSize(3).last().isEqualTo("wa-1  produced      8.0 s  song of wa-1");
        assertThat(good.outLines().get(0)).startsWith("wa-1  decoding ");
        assertThat(good.outLines().get(1)).startsWith("wa-1  computing ");
        assertThat(good.err().strip()).isEqualTo("0 running, 1 produced");

        publish(outcome("wa-2", OutcomeStatus.FAILED, 8));
        CommandRun mixed = run("wa-1", "wa-2", "--until-done").expect(ExitCode.FAILED);
        assertThat(mixed.outLines())
                .last()
                .isEqualTo("wa-2  failed        8.0 s  song of wa-2  The recording is damaged. Send another.");
    }

    @Test
    void eventsOfJsonHoldTheWholeRecords() {
        publish(progress("wj-1", ProgressStage.COMPUTING, 2, 2));
        publish(outcome("wj-1", OutcomeStatus.REUSED, 8));
        List<JsonNode> events =
                run("wj-1", "--until-done", "--json").expect(ExitCode.DONE).events();
        assertThat(events)
                .extracting(event -> event.get("event").textValue())
                .containsExactly("progress", "outcome", "counts");
        assertThat(events.get(0).at("/record/stage").textValue()).isEqualTo("COMPUTING");
        assertThat(events.get(1).at("/record/status").textValue()).isEqualTo("REUSED");
        assertThat(events.get(2).toString()).isEqualTo("{\"event\":\"counts\",\"running\":0,\"ended\":{\"reused\":1}}");
    }

    @Test
    void itEndsAfterATimeAndWithoutFromBeginningNothingOlderIsShown() {
        publish(outcome("wt-1", OutcomeStatus.PRODUCED, 8));
        CommandRun run = run("wt-1", "--for", "PT0.3S").expect(ExitCode.DONE);
        assertThat(run.outLines()).isEmpty();
        assertThat(run("wt-none", "--for", "PT0.3S", "--until-done")
                        .expect(ExitCode.FAILED)
                        .err())
                .contains("0 running");
    }

    @Test
    void whenItIsToldToEndItSaysTheCountsAndIsDone() throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "watch",
                        "--from-beginning",
                        "--bootstrap-servers",
                        TestBroker.servers())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            publish(outcome("wc-1", OutcomeStatus.PRODUCED, 8));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Files.readString(out)
                    .contains("wc-1"));
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(err)).contains(" running, ").contains(" produced");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() {
        assertThat(CommandRun.plain(WatchCommandTest::command, "--bootstrap-servers", "no address")
                        .expect(ExitCode.FAILED)
                        .err())
                .contains("'no address' is not an address of Kafka brokers")
                .contains("--bootstrap-servers HOST:PORT");
    }

    private static void publish(Progress progress) {
        publish(TopicCatalogue.progress().name(), progress.getJobId(), progress);
    }

    private static void publish(Outcome outcome) {
        publish(RESULTS, outcome.getJobId(), outcome);
    }

    private static void publish(String topic, String key, SpecificRecordBase record) {
        TestBroker.send(new OutgoingRecord(topic, key.getBytes(UTF_8), Wire.encode(record), List.of()));
    }

    private static CommandRun run(String... words) {
        return CommandRun.of(WatchCommandTest::command, words);
    }

    private static Object command(io.ripieno.cli.Screen screen) {
        return new WatchCommand(screen.terminal(), new Places(Path.of(""), Optional.empty()));
    }
}
