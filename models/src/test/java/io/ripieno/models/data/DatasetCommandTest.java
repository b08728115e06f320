package io.ripieno.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.arrange.tune.Abc;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.piece.SoundSides;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SynthesizerSound;
import io.ripieno.models.data.render.TinyFont;
import io.ripieno.music.corpus.Split;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatasetCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new DatasetCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            err.write(String.valueOf(failure.getMessage()));
            return 1;
        });
        return command.execute(arguments);
    }

    @Test
    void aPieceIsWrittenWhereNothingWas() throws Exception {
        Path set = folder.resolve("set");
        int code = run(
                "render",
                "--pieces",
                "1",
                "--out",
                set.toString(),
                "--synth",
                "jdk",
                "--seconds",
                "10-14",
                "--sample-rate",
                "8000",
                "--mono",
                "--no-augment",
                "--layout",
                "midi",
                "--fonts",
                tim(),
                "--test-fonts",
                TinyFont.sf3(folder.resolve("other.sf3"), "other").toString(),
                "--json");
        assertThat(err.toString()).contains("1/1");
        assertThat(code).isZero();
        JsonNode said = new ObjectMapper().readTree(out.toString());
        assertThat(said.path("pieces").asInt()).isEqualTo(1);
        assertThat(said.path("seconds").asDouble()).isGreaterThan(8);
        assertThat(set.resolve("pieces.csv")).isNotEmptyFile();
        assertThat(run("render", "--pieces", "1", "--out", set.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is there already");
    }

    private static String tim() {
        Path tim = Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2");
        if (!Files.exists(tim)) {
            System.out.println("SKIPPED, there is no " + tim);
            Assumptions.abort("There is no " + tim);
        }
        return tim.toString();
    }

    @Test
    void whatCannotBeIsToldBeforeAnythingIsRendered() {
        String target = folder.resolve("set").toString();
        assertThat(run("render", "--pieces", "0", "--out", target)).isEqualTo(2);
        assertThat(run("render", "--pieces", "1", "--out", target, "--sample-rate", "100"))
                .isEqualTo(2);
        assertThat(run("render", "--pieces", "1", "--out", target, "--seconds", "90-30"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--pieces (0)", "--sample-rate (100)", "'90-30' is not a range of seconds");
        assertThat(run("render", "--pieces", "1", "--out", target, "--synth", "jdk", "--fonts", "nowhere.sf2"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no soundfont at nowhere.sf2");
        assertThat(run("render", "--pieces", "1", "--out", target, "--tunes", folder.toString(), "--synth", "jdk"))
                .isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noMelodyIsOnTwoSides() throws Exception {
        Map<Split, List<SourceTune>> sides = TuneSides.of(TuneBook.own(3, 1000), 3);
        Set<String> openings = new HashSet<>();
        for (Split split : Split.values()) {
            Set<String> own = new HashSet<>();
            Objects.requireNonNull(sides.get(split))
                    .forEach(tune -> own.add(tune.origin().fingerprint().opening()));
            assertThat(own).isNotEmpty();
            own.forEach(opening -> assertThat(openings.add(opening)).isTrue());
        }
    }

    @Test
    void noFamilyIsPlayedInTrainingAndInTesting() {
        Sounds sounds = new Sounds(List.of(new SynthesizerSound(JdkSynthesizer.withoutFont(), Presets.general())));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new SoundSides(Map.of(Split.TRAIN, sounds, Split.TEST, sounds)))
                .withMessageContaining("JDK generated bank")
                .withMessageContaining("another family");
    }

    @Test
    void varietyIsToldAndPlotted() {
        Path plots = folder.resolve("plots");
        assertThat(run("variety", "--pieces", "30", "--plots", plots.toString()))
                .isZero();
        assertThat(out.toString()).contains("30 pieces, 30 different", "tempo", "keys (");
        assertThat(plots.resolve("keys.png")).isNotEmptyFile();
    }

    @Test
    void aTuneWithAnUnknownChordIsLeftOutAndToldUnlessItIsToBeHarmonised() throws Exception {
        Files.writeString(folder.resolve("a.abc"), Abc.PLAIN);
        Abc.write(Abc.unknownChord(Abc.RESTS_OF_CHORDS, 3, "Quartal"), folder.resolve("b.musicxml"));

        assertThat(run("variety", "--pieces", "2", "--tunes", folder.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("1 tunes");
        assertThat(err.toString()).startsWith("The chord symbol \"Quartal\" (other) in bar 6 of b.musicxml");

        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run("variety", "--pieces", "2", "--tunes", folder.toString(), "--unknown-chords", "harmonise"))
                .isZero();
        assertThat(out.toString()).startsWith("2 tunes");
        assertThat(err.toString()).isEmpty();
    }
}
