package io.ripieno.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Screen;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.metrics.separation.MusevalJson;
import io.ripieno.music.metrics.separation.TrackScores;
import io.ripieno.music.npz.NpzWriter;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
    private static final int RATE = 8000;

    @TempDir
    Path folder;

    private final Screen screen = new Screen();

    @Test
    void latentSpacesOfArraysAreJudgedAndDrawn() throws IOException {
        Path arrays = latents(200);
        Path plots = folder.resolve("plots");
        JsonNode root =
                json("latents", "--codes", arrays + "#z", "--attributes", arrays + "#a", "--plots", plots.toString());
        assertThat(root.path("measures").asText()).isEqualTo("latents");
        assertThat(root.path("options").path("neighbours").asText()).isEqualTo("3");
        assertThat(names(root)).containsExactly("mig", "dmig", "dlig", "xmig", "mutual-information");
        JsonNode information = figure(root, "mutual-information");
        assertThat(information.path("unit").asText()).isEqualTo("nats");
        assertThat(information.path("values")).hasSize(3);
        assertThat(information.at("/values/0/0").asDouble())
                .isGreaterThan(information.at("/values/1/0").asDouble());
        assertThat(ImageIO.read(plots.resolve("mutual-information.png").toFile())
                        .getWidth())
                .isGreaterThan(100);
        assertThat(screen.err()).contains("mutual-information.png");
    }

    @Test
    void measuresAndTheirParametersAreChosen() throws IOException {
        Path arrays = latents(200);
        JsonNode root = json(
                "latents",
                "--codes",
                arrays + "#z",
                "--attributes",
                arrays + "#a",
                "--measures",
                "sap,modularity",
                "--seed",
                "7",
                "--neighbours",
                "5");
        assertThat(names(root)).containsExactly("sap", "modularity", "mutual-information");
        assertThat(figure(root, "sap").path("values")).hasSize(2);
        assertThat(figure(root, "modularity").path("values")).hasSize(3);
        assertThat(root.path("options").path("seed").asText()).isEqualTo("7");
    }

    @Test
    void walksAndFactorsAreJudgedToo() throws IOException {
        Path arrays = latents(60);
        JsonNode walks = json("latents", "--codes", arrays + "#walks", "--attributes", arrays + "#rises");
        assertThat(names(walks)).containsExactly("smoothness", "monotonicity");
        assertThat(figure(walks, "monotonicity").at("/values/0/0").asDouble()).isOne();
        JsonNode factors = json(
                "latents",
                "--codes",
                arrays + "#z",
                "--attributes",
                arrays + "#factors",
                "--measures",
                "irs,histogram-mig");
        assertThat(names(factors)).containsExactly("histogram-mig", "histogram-information", "irs", "irs-robustness");
        assertThat(figure(factors, "histogram-mig").path("values").isNumber()).isTrue();
    }

    @Test
    void aCorpusOfSeparatedRecordingsIsSummarisedAndWrittenAsMusevalDoes() throws IOException {
        Path references = folder.resolve("references");
        Path estimates = folder.resolve("estimates");
        for (int track = 0; track < 2; track++) {
            tracks(references.resolve("song" + track), estimates.resolve("song" + track), 1 + track);
        }
        Path museval = folder.resolve("museval");
        JsonNode root = json(
                "separation",
                "--references",
                references.toString(),
                "--estimates",
                estimates.toString(),
                "--measures",
                "bss,si-sdr,sdr-improvement",
                "--window",
                "0.5",
                "--hop",
                "0.5",
                "--taps",
                "16",
                "--museval",
                museval.toString(),
                "--plots",
                folder.resolve("plots").toString());
        assertThat(root.path("problems")).isEmpty();
        JsonNode frames = figure(root, "each-sdr", "song1");
        assertThat(frames.at("/axes/0/labels").toString()).isEqualTo("[\"bass\",\"vocals\"]");
        assertThat(frames.at("/axes/1/labels").toString()).isEqualTo("[\"0.0\",\"0.5\"]");
        double first = figure(root, "sdr", "song0").at("/values/0").asDouble();
        double second = figure(root, "sdr", "song1").at("/values/0").asDouble();
        assertThat(figure(root, "sdr", "").at("/values/0").asDouble()).isEqualTo((first + second) / 2);
        assertThat(figure(root, "si-sdr", "").at("/values/1").asDouble()).isBetween(15.0, 60.0);
        assertThat(figure(root, "sdr-improvement", "song0").at("/values/1").asDouble())
                .isPositive();
        TrackScores scores = MusevalJson.read(Files.readString(museval.resolve("song1.json")));
        assertThat(scores.targets().get(0).frames().get(1).time()).isEqualTo(0.5);
        assertThat(scores.targets().get(0).median(TrackScores.Ratio.SDR)).isEqualTo(second);
        assertThat(folder.resolve("plots/each-sdr-song0.png")).isNotEmptyFile();
    }

    @Test
    void oneRecordingIsJudgedFileByFileAndARecordingThatFailsStopsNoOther() throws IOException {
        Path references = folder.resolve("r");
        Path estimates = folder.resolve("e");
        tracks(references.resolve("good"), estimates.resolve("good"), 1);
        tracks(references.resolve("bad"), estimates.resolve("bad"), 1);
        Files.delete(estimates.resolve("bad/bass.wav"));
        String[] alone = {
            "separation",
            "--references",
            references.resolve("good").toString(),
            "--estimates",
            estimates.resolve("good/vocals.wav").toString(),
            estimates.resolve("good/bass.wav").toString(),
            "--measures",
            "usdr"
        };
        assertThat(names(json(alone))).containsExactly("usdr", "usdr");
        int before = screen.out().length();
        assertThat(run(alone)).isEqualTo(ExitCode.DONE);
        assertThat(screen.out().substring(before)).startsWith("recording\n").containsOnlyOnce("usdr (dB)");
        assertThat(run(
                        "separation",
                        "--references",
                        references.toString(),
                        "--estimates",
                        estimates.toString(),
                        "--measures",
                        "usdr"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains("bad/bass.wav has no estimate \"bass\"");
        assertThat(screen.out()).contains("good").contains("usdr (dB)");
    }

    @Test
    void oraclesTakeThePlaceOfEstimates() throws IOException {
        Path references = folder.resolve("r");
        tracks(references, folder.resolve("e"), 1);
        double input = oracle(references, "input");
        assertThat(oracle(references, "ratio-mask")).isGreaterThan(input + 3);
        assertThat(oracle(references, "binary-mask")).isGreaterThan(input + 3);
        assertThat(run("separation", "--references", references.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains("estimates are missing. Give them, or an oracle.");
    }

    @Test
    void aMixtureBesideTheSourcesIsTheMixtureOfItsRecording() throws IOException {
        Path references = folder.resolve("r");
        tracks(references.resolve("a b"), folder.resolve("e/a b"), 1);
        tracks(references.resolve("a_b"), folder.resolve("e/a_b"), 2);
        float[] noise = new float[RATE];
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < RATE; n++) {
            noise[n] = (float) random.nextDouble() - 0.5f;
        }
        String[] words = {
            "separation",
            "--references",
            references.toString(),
            "--oracle",
            "input",
            "--measures",
            "bss,si-sdr",
            "--taps",
            "4",
            "--window",
            "0.25",
            "--plots",
            folder.resolve("plots").toString()
        };
        double sum = figure(json(words), "si-sdr", "a b").at("/values/0").asDouble();
        wav(references.resolve("a b/mixture.wav"), noise);
        double beside = figure(json(words), "si-sdr", "a b").at("/values/0").asDouble();
        assertThat(beside).isLessThan(sum - 20);
        assertThat(folder.resolve("plots/each-sdr-a_b.png")).isNotEmptyFile();
        assertThat(folder.resolve("plots/each-sdr-a_b-2.png")).isNotEmptyFile();
    }

    private double oracle(Path references, String name) throws IOException {
        JsonNode root =
                json("separation", "--references", references.toString(), "--measures", "si-sdr", "--oracle", name);
        return figure(root, "si-sdr", "").at("/values/0").asDouble();
    }

    @Test
    void setsOfMelodiesAreComparedAndDrawn() throws IOException {
        melodies("made", 3, 5);
        melodies("real", 2, 5);
        Path plots = folder.resolve("plots");
        JsonNode root = json(
                "melodies",
                "--generated",
                folder.resolve("made").toString(),
                "--reference",
                folder.resolve("real").toString(),
                "--measures",
                "mgeval,bleu,descriptives",
                "--features",
                "pitch-range,total-used-pitch",
                "--bars",
                "2",
                "--plots",
                plots.toString());
        assertThat(root.at("/options/measures").asText()).isEqualTo("mgeval,bleu,descriptives");
        JsonNode overlap = figure(root, "overlap");
        assertThat(overlap.at("/axes/0/labels").toString()).isEqualTo("[\"total-used-pitch\",\"pitch-range\"]");
        assertThat(overlap.at("/values/0/0").asDouble()).isBetween(0.0, 1.0);
        assertThat(figure(root, "bleu-precision").path("values")).hasSize(4);
        assertThat(figure(root, "descriptive-mean").path("values")).hasSize(14);
        assertThat(plots.resolve("density-pitch-range.png")).isNotEmptyFile();
    }

    @Test
    void labelsAreJudgedByNameWithCurves() throws IOException {
        Path scores = write("scores.csv", "flute,drums,organ\n0.9,0.2,0.5\n0.6,0.8,0.5\n0.3,0.7,0.1\n");
        Path labels = write("labels.csv", "flute,drums,organ\n1,0,0\n0,1,0\n1,,0\n");
        Path plots = folder.resolve("plots");
        JsonNode root =
                json("tags", "--scores", scores.toString(), "--labels", labels.toString(), "--plots", plots.toString());
        assertThat(figure(root, "average-precision").at("/axes/0/labels/0").asText())
                .isEqualTo("flute");
        assertThat(figure(root, "average-precision").at("/values/0").asDouble()).isEqualTo((1 + 2.0 / 3) / 2);
        assertThat(figure(root, "average-precision").at("/values/2").isNull()).isTrue();
        assertThat(figure(root, "items").at("/values/1").asDouble()).isEqualTo(2);
        assertThat(screen.err()).contains("warning: No item has [organ]");
        assertThat(plots.resolve("precision-recall-flute.png")).isNotEmptyFile();
        assertThat(plots.resolve("reliability.png")).isNotEmptyFile();
    }

    @Test
    void foldersOfPairsAreJudgedByName() throws IOException {
        write("truth/a.txt", "1.0\n2.0\n");
        write("truth/b.txt", "1.0\n");
        write("found/a.txt", "1.01\n");
        write("found/b.txt", "1.01\n");
        JsonNode root = json(
                "onsets",
                "--reference",
                folder.resolve("truth").toString(),
                "--estimate",
                folder.resolve("found").toString());
        assertThat(figure(root, "each-recall").path("values").toString()).isEqualTo("[0.5,1.0]");
        assertThat(figure(root, "recall").path("values").asDouble()).isEqualTo(0.75);
        assertThat(run(
                        "onsets",
                        "--reference",
                        folder.resolve("truth").toString(),
                        "--estimate",
                        folder.resolve("found").toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).contains("each-recall").contains("0.7500");
    }

    @Test
    void whatCannotBeReadIsNamedWithItsPlace() throws IOException {
        Path good = write("good.csv", "1,2\n3,4\n");
        assertFails("no such", "does not exist", "regression", "--truth", "no such", "--predicted", good.toString());
        assertFails(
                "bad.csv, line 2",
                "'x' in column 1",
                "regression",
                "--truth",
                write("bad.csv", "1\nx\n").toString(),
                "--predicted",
                good.toString());
        assertFails(
                "short.csv",
                "targets",
                "regression",
                "--truth",
                good.toString(),
                "--predicted",
                write("short.csv", "1\n2\n").toString());
        assertFails(
                "nan.csv",
                "is NaN",
                "regression",
                "--truth",
                write("nan.csv", "1\nnan\n").toString(),
                "--predicted",
                write("two.csv", "1\n2\n").toString());
        assertFails(
                "uneven.csv",
                "Row 1",
                "pitch",
                "--reference",
                write("uneven.csv", "0,440\n1\n").toString(),
                "--estimate",
                good.toString());
        assertFails(
                "odd.bin",
                "no array that is read",
                "pitch",
                "--reference",
                write("odd.bin", "?").toString(),
                "--estimate",
                good.toString());
        write("r/noise.wav", "RIFF");
        assertFails(
                "noise.wav",
                "",
                "separation",
                "--references",
                folder.resolve("r").toString(),
                "--oracle",
                "input");
        assertFails(
                "folder",
                "holds no file of references",
                "separation",
                "--references",
                Files.createDirectory(folder.resolve("folder")).toString(),
                "--oracle",
                "input");
    }

    @Test
    void nothingFoundIsAnEmptyFileButNothingToFindIsToldWhereItMakesNoSense() throws IOException {
        String truth = write("truth.txt", "1.0\n").toString();
        String nothing = write("nothing.txt", "").toString();
        JsonNode root = json("onsets", "--reference", truth, "--estimate", nothing);
        assertThat(figure(root, "f1").path("values").asDouble()).isZero();
        assertThat(json("transcription", "--reference", nothing, "--estimate", nothing)
                        .path("problems"))
                .isEmpty();
        assertFails("nothing.txt", "no numbers", "regression", "--truth", nothing, "--predicted", nothing);
        assertFails("nothing.txt", "is empty", "latents", "--codes", nothing, "--attributes", nothing);
    }

    @Test
    void aWrongOptionIsAWrongCommandLine() throws IOException {
        String good = write("good.csv", "1\n").toString();
        for (List<String> wrong : List.of(
                List.of("onsets", "--reference", good, "--estimate", good, "--window", "wide"),
                List.of("onsets", "--reference", good, "--estimate", good, "--window", "-1"),
                List.of("onsets", "--reference", good),
                List.of("latents", "--codes", good, "--attributes", good, "--measures", "beauty"),
                List.of("onsets", "--reference", good, "--estimate", good, "--seed", "1"),
                List.of("beauty"))) {
            assertThat(run(wrong.toArray(String[]::new))).as(wrong.toString()).isEqualTo(ExitCode.USAGE);
        }
    }

    private void assertFails(String name, String what, String... words) {
        int before = screen.err().length();
        assertThat(run(words)).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err().substring(before)).contains(name).contains(what);
    }

    private Path latents(int items) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        double[] z = random.doubles(3L * items).toArray();
        double[] a = new double[2 * items];
        int[] factors = new int[2 * items];
        for (int i = 0; i < items; i++) {
            a[2 * i] = z[3 * i] + 0.1 * random.nextDouble();
            a[2 * i + 1] = z[3 * i + 1] * z[3 * i + 1];
            factors[2 * i] = (int) (3 * z[3 * i]);
            factors[2 * i + 1] = (int) (2 * z[3 * i + 1]);
        }
        Path file = folder.resolve("latents.npz");
        try (OutputStream out = Files.newOutputStream(file);
                NpzWriter npz = new NpzWriter(out)) {
            npz.add("z", z, items, 3);
            npz.add("a", a, items, 2);
            npz.add("factors", factors, items, 2);
            npz.add("walks", new double[] {0, 1, 2, 3, 0, 0, 0, 0}, 1, 2, 4);
            npz.add("rises", new double[] {5, 6, 8, 9}, 1, 1, 4);
        }
        return file;
    }

    /** Two sources of a second, and estimates with some of the other source and noise. */
    private static void tracks(Path references, Path estimates, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        float[] bass = new float[RATE];
        float[] vocals = new float[RATE];
        float[] saidBass = new float[RATE];
        float[] saidVocals = new float[RATE];
        for (int n = 0; n < RATE; n++) {
            bass[n] = (float) (0.4 * Math.sin(2 * Math.PI * 200 * n / RATE) * random.nextDouble());
            vocals[n] = (float) (0.4 * Math.sin(2 * Math.PI * 1500 * n / RATE) * (1 - (double) n / RATE));
            saidBass[n] = bass[n] + 0.05f * vocals[n] + 0.01f * (float) random.nextDouble();
            saidVocals[n] = vocals[n] + 0.05f * bass[n] + 0.01f * (float) random.nextDouble();
        }
        wav(references.resolve("bass.wav"), bass);
        wav(references.resolve("vocals.wav"), vocals);
        wav(estimates.resolve("bass.wav"), saidBass);
        wav(estimates.resolve("vocals.wav"), saidVocals);
    }

    private static void wav(Path file, float[] samples) throws IOException {
        Files.createDirectories(file.getParent());
        try (WavWriter writer = WavWriter.create(file, new AudioFormat(RATE, 1), WavCoding.FLOAT_32)) {
            writer.write(new float[][] {samples}, 0, samples.length);
            writer.finish();
        }
    }

    private void melodies(String name, int leap, int count) throws IOException {
        SplittableRandom random = new SplittableRandom(leap);
        for (int i = 0; i < count; i++) {
            StringBuilder tune = new StringBuilder("X:1\nM:4/4\nL:1/4\nK:C\n");
            int degree = 3;
            for (int note = 0; note < 8; note++) {
                tune.append("CDEFGAB".charAt(degree)).append(note % 4 == 3 ? "|" : "");
                degree = Math.max(0, Math.min(6, degree + random.nextInt(2 * leap + 1) - leap));
            }
            write(name + "/tune" + i + ".abc", tune + "\n");
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private JsonNode json(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        int before = screen.out().length();
        assertThat(run(all.toArray(String[]::new))).as(screen.err()).isEqualTo(ExitCode.DONE);
        return new ObjectMapper().readTree(screen.out().substring(before));
    }

    private static List<String> names(JsonNode root) {
        List<String> names = new ArrayList<>();
        root.path("figures").forEach(figure -> names.add(figure.path("name").asText()));
        return names;
    }

    private static JsonNode figure(JsonNode root, String name) {
        return figure(root, name, "");
    }

    private static JsonNode figure(JsonNode root, String name, String item) {
        return Stream.iterate(0, i -> i + 1)
                .limit(root.path("figures").size())
                .map(i -> root.path("figures").get(i))
                .filter(figure -> figure.path("name").asText().equals(name)
                        && figure.path("item").asText().equals(item))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " of " + item + " among " + names(root)));
    }

    private int run(String... words) {
        CommandLine line = EvaluateCommand.commandLine(
                screen.terminal(), DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN));
        line.setErr(new PrintWriter(screen.terminal().err(), true));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            screen.terminal().complain(String.valueOf(failure.getMessage()));
            return ExitCode.FAILED;
        });
        return line.execute(words);
    }
}
