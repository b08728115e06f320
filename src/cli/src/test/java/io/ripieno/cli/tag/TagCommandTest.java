package io.ripieno.cli.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Main;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TagCommandTest {
    private static final DecodeWorkerCommand DECODE_WORKER = new DecodeWorkerCommand(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            DecodeWorkerCommand.HIDDEN));

    @TempDir
    Path folder;

    private final Screen screen = new Screen();

    @Test
    void eachRecordingHasItsLineInTheOrderOfTheWords() throws Exception {
        Path loud = wav("loud.wav", 0.75f);
        Path soft = wav("soft.wav", 0.25f);
        assertThat(run(soft, loud)).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines()).hasSize(3);
        assertThat(screen.outLines().get(0)).matches("recording +instruments +windows +seconds +real-time factor");
        assertThat(screen.outLines().get(1)).startsWith(soft.toString()).contains("none (piano 0.25)");
        assertThat(screen.outLines().get(2))
                .startsWith(loud.toString())
                .contains("  piano 0.75")
                .contains("  0.5  ");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void aFolderIsWalked() throws Exception {
        wav("a.wav", 0.75f);
        wav("b.wav", 0.75f);
        assertThat(run(folder)).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines()).hasSize(3);
    }

    @Test
    void aBadFileIsReportedAndTheOthersGoOn() throws Exception {
        Path empty = Files.write(folder.resolve("empty.wav"), new byte[0]);
        Path good = wav("good.wav", 0.75f);
        Path gone = folder.resolve("gone.wav");
        assertThat(run(empty, gone, good)).isEqualTo(ExitCode.FAILED);
        assertThat(screen.outLines()).hasSize(2);
        assertThat(screen.err().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("ripieno: "));
        assertThat(screen.err()).contains(empty.toString()).contains(gone + " does not exist");
    }

    @Test
    void ifNothingCouldBeTaggedThereIsNoTable() {
        assertThat(run(folder.resolve("gone.wav"))).isEqualTo(ExitCode.FAILED);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void theTimelineAddsALineForEachWindow() throws Exception {
        assertThat(run("--timeline", wav("loud.wav", 0.75f).toString())).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines().get(2)).startsWith("  0.0 to 0.5 s").contains("piano 0.75");
    }

    @Test
    void jsonHoldsAllThatIsKnown() throws Exception {
        Path loud = wav("loud.wav", 0.75f);
        Path gone = folder.resolve("gone.wav");
        assertThat(run("--json", "--hop", "2.5", "--model", "other:7", loud.toString(), gone.toString()))
                .isEqualTo(ExitCode.FAILED);
        JsonNode document = new ObjectMapper().readTree(screen.out());
        assertThat(document.at("/model/name").textValue()).isEqualTo("other");
        assertThat(document.at("/model/version").intValue()).isEqualTo(7);
        JsonNode recording = document.at("/recordings/0");
        assertThat(recording.get("file").textValue()).isEqualTo(loud.toString());
        assertThat(recording.get("sampleRate").intValue()).isEqualTo(16_000);
        assertThat(recording.get("hopSeconds").doubleValue()).isEqualTo(2.5);
        assertThat(recording.at("/labels/0/label").textValue()).isEqualTo("piano");
        assertThat(recording.at("/labels/0/present").booleanValue()).isTrue();
        assertThat(recording.at("/timelineLabels/1").textValue()).isEqualTo("piano");
        assertThat(recording.at("/timeline/0/probabilities/1").doubleValue()).isEqualTo(0.75);
        assertThat(recording.has("error")).isFalse();
        assertThat(document.at("/recordings/1/error").textValue()).contains("does not exist");
        assertThat(document.at("/recordings/1/labels").isMissingNode()).isTrue();
    }

    @Test
    void topLimitsTheLabels() throws Exception {
        assertThat(run("--json", "--top", "1", wav("loud.wav", 0.75f).toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(screen.out()).at("/recordings/0/labels"))
                .hasSize(1);
    }

    @Test
    void csvHasALineForEachLabel() throws Exception {
        Path odd = wav("take \"one\", second.wav", 0.75f);
        assertThat(run("--csv", odd.toString())).isEqualTo(ExitCode.DONE);
        String quoted = '"' + odd.toString().replace("\"", "\"\"") + '"';
        assertThat(screen.outLines())
                .containsExactly(
                        "file,label,probability,threshold,present",
                        quoted + ",banjo,0.1,0.5,false",
                        quoted + ",piano,0.75,0.5,true");
    }

    @Test
    void csvOfTheTimelineHasALineForEachWindowAndLabel() throws Exception {
        Path loud = wav("loud.wav", 0.75f);
        assertThat(run("--csv", "--timeline", loud.toString())).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines())
                .containsExactly(
                        "file,start,end,label,probability", loud + ",0.0,0.5,banjo,0.1", loud + ",0.0,0.5,piano,0.75");
    }

    private int run(Path... files) {
        return run(Arrays.stream(files).map(Path::toString).toArray(String[]::new));
    }

    private int run(String... words) {
        var places = new Places(folder, Optional.empty());
        return new CommandLine(new TagCommand(screen.terminal(), places, FakeEngine::new, DECODE_WORKER))
                .execute(words);
    }

    private Path wav(String name, float level) throws Exception {
        Path file = folder.resolve(name);
        float[] samples = new float[8000];
        Arrays.fill(samples, level);
        try (WavWriter writer = WavWriter.create(file, new AudioFormat(16_000, 1), WavCoding.FLOAT_32)) {
            writer.write(new float[][] {samples}, 0, samples.length);
            writer.finish();
        }
        return file;
    }
}
