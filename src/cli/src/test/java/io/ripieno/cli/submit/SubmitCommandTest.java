package io.ripieno.cli.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.kafka.CommandRun;
import io.ripieno.cli.kafka.TestBroker;
import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestBroker.class)
class SubmitCommandTest {
    private static final String JOBS = TopicCatalogue.jobs(Task.TAGGING).name();

    @TempDir
    Path folder;

    private Path one = Path.of("");
    private Path two = Path.of("");
    private Path empty = Path.of("");

    @BeforeEach
    void record() throws Exception {
        one = Files.writeString(folder.resolve("one.wav"), "the first").toRealPath();
        two = Files.writeString(folder.resolve("two.flac"), "the second");
        empty = Files.writeString(folder.resolve("empty.wav"), "");
    }

    @Test
    void eachFileIsSentAsAJobAndWhatIsWrongIsNamedWhileTheOthersGoOn() {
        CommandRun run = run("", folder.toString(), folder.resolve("gone.wav").toString())
                .expect(ExitCode.FAILED);
        assertThat(run.outLines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith("  " + folder.resolve("one.wav")))
                .anyMatch(line -> line.endsWith("  " + two));
        assertThat(run.err())
                .contains("ripieno: " + empty + ": inputs[0].reference.byteLength is 0: the content is empty")
                .contains("gone.wav: it does not exist; check the path")
                .endsWith("4 jobs: 2 sent, 2 refused" + System.lineSeparator());
        assertThat(run.outLines()).allSatisfy(line -> assertThat(sent(line.substring(0, line.indexOf(' '))))
                .isNotNull());
    }

    @Test
    void theOptionsStandInEveryJobThatIsSent() {
        CommandRun run = run(
                        "",
                        one.toString(),
                        "--model=instrument-tagger:1",
                        "--priority=high",
                        "--deadline=PT10M",
                        "--force",
                        "--strict",
                        "--tenant=studio",
                        "--label=reel=7",
                        "--label=take=2",
                        "--excerpt=30:10",
                        "--job-id-prefix=night-",
                        "--json")
                .expect(ExitCode.DONE);
        JsonNode event = run.events().get(0);
        assertThat(event.get("event").textValue()).isEqualTo("sent");
        assertThat(event.get("topic").textValue()).isEqualTo(JOBS);
        assertThat(run.events().get(1).toString())
                .isEqualTo("{\"event\":\"counts\",\"jobs\":1,\"refused\":0,\"ended\":{}}");
        String id = event.get("jobId").textValue();
        assertThat(id).startsWith("night-");
        ConsumerRecord<byte[], byte[]> record = sent(id);
        Job job = Wire.decode(record.value(), Job.class);
        assertThat(job.getModel().getVersion()).isEqualTo("1");
        assertThat(job.getPriority()).isEqualTo(Priority.HIGH);
        assertThat(Duration.between(Instant.now(), job.getDeadline()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
        assertThat(job.getForce()).isTrue();
        assertThat(job.getStrictMediaType()).isTrue();
        assertThat(job.getTenant()).isEqualTo("studio");
        assertThat(job.getLabels()).isEqualTo(Map.of("reel", "7", "take", "2"));
        assertThat(job.getInputs().get(0).getExcerpt().getDurationSeconds()).isEqualTo(10);
        assertThat(job.getInputs().get(0).getReference().getUri())
                .isEqualTo(one.toUri().toString());
        assertThat(record.key()).isEqualTo("one.wav".getBytes(UTF_8));
        CloudEvents.of(job, "/ripieno/cli").headers().forEach((name, value) -> assertThat(
                        record.headers().lastHeader(name).value())
                .isEqualTo(value));
    }

    @Test
    void linesOfJsonAreSentAndWrongOnesNamed() throws Exception {
        String lines = """
                {"jobId": "line-1", "file": "%s", "subject": "S 1"}
                {"jobId": "line-2", "file": "%s", "speed": 2}
                {"jobId": "line-3", "uri": "file:///elsewhere/c.wav", "sha256": "%s", "bytes": 12}
                """.formatted(one, one, "0".repeat(64));
        CommandRun piped = run(lines, "--jobs", "-").expect(ExitCode.FAILED);
        assertThat(piped.outLines()).containsExactly("line-1  standard input line 1", "line-3  standard input line 3");
        assertThat(piped.err()).contains("ripieno: standard input line 2: there is no field speed");
        assertThat(sent("line-1").key()).isEqualTo("S 1".getBytes(UTF_8));
        assertThat(Wire.decode(sent("line-3").value(), Job.class).getSubject()).isEqualTo("c.wav");

        Path file = Files.writeString(folder.resolve("jobs.jsonl"), lines.replace("line-", "again-"));
        assertThat(run("", "--jobs", file.toString()).expect(ExitCode.FAILED).outLines())
                .containsExactly("again-1  " + file + " line 1", "again-3  " + file + " line 3");
        assertThat(run("", "--jobs", folder.resolve("none.jsonl").toString())
                        .expect(ExitCode.FAILED)
                        .err())
                .contains("none.jsonl cannot be read")
                .contains("check the path");
    }

    @Test
    void aDryRunChecksAllAndSendsNothingAndNeedsNoBroker() {
        CommandRun run = CommandRun.plain(
                        screen -> command(screen, ""), "--dry-run", "--json", one.toString(), empty.toString())
                .expect(ExitCode.FAILED);
        assertThat(run.events())
                .extracting(event -> event.get("event").textValue())
                .containsExactly("checked", "refused", "counts");
        String id = run.events().get(0).at("/record/jobId").textValue();
        assertThat(TestBroker.read(JOBS, record -> isJob(record, id))).isEmpty();
    }

    @Test
    void anEvaluationIsOneJobOfAllItsInputs() {
        CommandRun run = CommandRun.plain(
                        screen -> command(screen, ""),
                        "--dry-run",
                        "--json",
                        "--measures=separation",
                        "--option=window=0.5",
                        "--input=references/song/vocals=" + one,
                        "--input=estimates/song/vocals=" + two)
                .expect(ExitCode.DONE);
        var job = run.events().get(0).get("record");
        assertThat(job.get("task").textValue()).isEqualTo("EVALUATION");
        assertThat(job.at("/parameters/evaluation/measures").textValue()).isEqualTo("SEPARATION");
        assertThat(job.at("/parameters/evaluation/options/window").textValue()).isEqualTo("0.5");
        assertThat(job.get("inputs")).hasSize(2);
        assertThat(job.at("/inputs/1/role").textValue()).isEqualTo("EVALUATED");
        assertThat(job.at("/inputs/1/name").textValue()).isEqualTo("estimates");
        assertThat(job.at("/inputs/1/item").textValue()).isEqualTo("song");
        assertThat(job.at("/inputs/1/part").textValue()).isEqualTo("vocals");
        assertThat(job.at("/inputs/1/reference/byteLength").longValue()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--measures=onsets | an evaluation needs inputs",
                "--input=reference=a.csv | say what is judged with --measures",
                "--measures=onset --input=reference=a.csv | there are [latents, separation,",
                "--measures=onsets --input=a.csv | is no input; write one such as reference=truth.csv",
                "--task=evaluation a.csv | name them with --measures and --input"
            })
    void anEvaluationThatDoesNotSayWhatItIsIsRefusedWithWhatToWrite(String words, String why) {
        assertThat(CommandRun.plain(screen -> command(screen, ""), ("--dry-run " + words).split(" "))
                        .expect(ExitCode.USAGE)
                        .err())
                .contains(why);
    }

    @Test
    void withoutABrokerItSaysHowToNameOrStartOne() {
        assertThat(CommandRun.plain(screen -> command(screen, ""), one.toString())
                        .expect(ExitCode.FAILED)
                        .err())
                .contains("no ripieno runs on " + folder.resolve("ripieno-data"))
                .contains("ripieno serve")
                .contains("--bootstrap-servers");
    }

    private CommandRun run(String standardInput, String... words) {
        return CommandRun.of(screen -> command(screen, standardInput), words);
    }

    private SubmitCommand command(io.ripieno.cli.Screen screen, String standardInput) {
        return new SubmitCommand(
                screen.terminal(),
                new Places(folder, Optional.empty()),
                new ByteArrayInputStream(standardInput.getBytes(UTF_8)));
    }

    private static ConsumerRecord<byte[], byte[]> sent(String jobId) {
        List<ConsumerRecord<byte[], byte[]>> found = TestBroker.read(JOBS, record -> isJob(record, jobId));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static boolean isJob(ConsumerRecord<byte[], byte[]> record, String jobId) {
        var id = record.headers().lastHeader("ce_id");
        return id != null && new String(id.value(), UTF_8).equals(jobId);
    }
}
