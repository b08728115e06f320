package io.ripieno.models.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.layout.Dataset;
import io.ripieno.models.data.layout.LayoutKind;
import io.ripieno.models.data.layout.NewFolder;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.piece.PiecePlan;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.RenderSettings;
import io.ripieno.models.data.piece.RenderSettings.Fonts;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.piece.SoundSides;
import io.ripieno.models.signal.StopOnSignal;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.wav.WavCoding;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno dataset render}. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = {
            "Arranges tunes, plays them with soundfonts and writes stems, mixes and labels.",
            "The same options give the same files, except with the JDK's own bank, which is drawn anew in each run."
                    + " A run that was stopped goes on when it is started again with the same options."
        })
final class RenderCommand implements Callable<Integer> {
    /** Which side of the split to render. */
    enum Side {
        TRAIN,
        VALIDATION,
        TEST,
        /** Eight, one and one of ten pieces. */
        ALL
    }

    /** How samples are written. */
    enum Coding {
        FLOAT,
        PCM16
    }

    @Option(names = "--pieces", paramLabel = "N", required = true, description = "How many pieces.")
    private int pieces = 1;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder; must not be there yet.")
    private Path out = Path.of(".");

    @Option(
            names = "--layout",
            split = ",",
            description = "${COMPLETION-CANDIDATES}; several give a folder for each (${DEFAULT-VALUE}).")
    private Set<LayoutKind> layouts = Set.of(LayoutKind.MIDI);

    @Option(names = "--seed", description = "Seed of everything (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private TuneOptions tunes = new TuneOptions();

    @Option(
            names = "--fonts",
            paramLabel = "FILE",
            description = "Font to train with; again for more (MuseScore General).")
    private List<Path> fonts = List.of();

    @Option(
            names = "--test-fonts",
            paramLabel = "FILE",
            description = "Font of another family to test with; again for more (TimGM6mb).")
    private List<Path> testFonts = List.of();

    @Option(names = "--font-for", description = "Draw a font for each ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Fonts fontFor = Fonts.PIECE;

    @Option(
            names = "--singers",
            description = "Let our singers sing some of the tracks of voices, on the training side.")
    private boolean singers;

    @Option(
            names = "--split",
            description = "${COMPLETION-CANDIDATES}: tunes and font families of one side, or eight, one and one of ten"
                    + " pieces (${DEFAULT-VALUE}).")
    private Side side = Side.TRAIN;

    @Option(names = "--synth", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: fluidsynth if installed).")
    private FontFiles.Synth synth = FontFiles.Synth.AUTO;

    @Option(names = "--sample-rate", paramLabel = "HZ", description = "8000 to 96000 (${DEFAULT-VALUE}).")
    private int sampleRate = 44_100;

    @Option(names = "--mono", description = "One channel instead of two.")
    private boolean mono;

    @Option(names = "--augment", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Strength strength = Strength.STUDIO;

    @Option(names = "--no-augment", description = "Nothing but levels: no rooms, colour, noise or compression.")
    private boolean plain;

    @Option(names = "--wav", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Coding coding = Coding.FLOAT;

    @Option(
            names = "--seconds",
            paramLabel = "FROM-TO",
            converter = PieceLength.Converter.class,
            description = "About how long pieces are, such as 30-90 (the default) or 40.")
    private PieceLength seconds = PieceLength.DEFAULT;

    @Option(names = "--threads", paramLabel = "N", description = "How many pieces at a time (${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--json", description = "Write a JSON document at the end.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter words = command.commandLine().getErr();
        if (pieces < 1 || threads < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--pieces (" + pieces + ") and --threads (" + threads + ") must be at least 1.");
        }
        if (sampleRate < 8000 || sampleRate > 96_000) {
            throw new ParameterException(
                    command.commandLine(), "--sample-rate (" + sampleRate + ") must be from 8000 to 96000.");
        }
        if (side == Side.ALL && pieces < Split.values().length) {
            throw new ParameterException(
                    command.commandLine(),
                    "--pieces (" + pieces + ") must be at least 3 for --split all, which has three sides.");
        }
        NewFolder.requireAbsent(out);
        Map<Split, PiecePlan> plans = plans(words);
        double[] sound = {0};
        WavCoding wav = coding == Coding.FLOAT ? WavCoding.FLOAT_32 : WavCoding.PCM_16;
        Dataset dataset = new Dataset(plans, layouts, wav, threads);
        try (StopOnSignal signal = StopOnSignal.listen()) {
            dataset.write(pieces, out, options(plans), progress(words, sound));
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            words.println("Stopped. What is finished is in " + NewFolder.partial(out)
                    + "; start it again with the same options to go on.");
            words.flush();
            return 1;
        }
        tell(command.commandLine().getOut(), plans, sound[0]);
        return 0;
    }

    /** @param sound is added up in its first place, in seconds */
    private static Dataset.Progress progress(PrintWriter words, double[] sound) {
        long start = System.nanoTime();
        return new Dataset.Progress() {
            private int before;

            @Override
            public void resumed(int done, int total) {
                before = done;
                words.println("Going on after " + done + " of " + total + " pieces.");
                words.flush();
            }

            @Override
            public void written(int done, int total, RenderedPiece piece) {
                sound[0] += piece.seconds();
                double wall = (System.nanoTime() - start) / 1e9;
                words.printf(
                        Locale.ROOT,
                        "%d/%d %s, %d tracks, %.0f s (%.1f x real time, %.0f s left)%n",
                        done,
                        total,
                        piece.arrangement().origin().title(),
                        piece.stems().size(),
                        piece.seconds(),
                        sound[0] / wall,
                        wall / (done - before) * (total - done));
                words.flush();
            }

            @Override
            public void redrawn(String why) {
                words.println(why);
                words.flush();
            }
        };
    }

    /** All that decides what is written, on one line. */
    private String options(Map<Split, PiecePlan> plans) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("pieces", pieces);
        options.put("layouts", new TreeSet<>(layouts));
        options.put("seed", seed);
        options.put("singers", singers);
        options.put("wav", coding);
        options.put("font-for", fontFor);
        options.put("sample-rate", sampleRate);
        options.put("channels", mono ? 1 : 2);
        options.put("strength", plain ? Strength.LEVEL_ONLY : strength);
        options.put("seconds", seconds.from() + "-" + seconds.to());
        plans.forEach((split, plan) -> {
            List<String> names = plan.tunes().stream()
                    .map(tune ->
                            tune.origin().tune() + tune.origin().fingerprint().opening())
                    .toList();
            options.put(split + " tunes", "%d (%08x)".formatted(names.size(), names.hashCode()));
            options.put(split + " fonts", plan.renderer().fonts());
        });
        return options.toString();
    }

    private Map<Split, PiecePlan> plans(PrintWriter words) throws IOException {
        List<Split> wanted = side == Side.ALL ? List.of(Split.values()) : List.of(Split.valueOf(side.name()));
        Path unpacked = Path.of(System.getProperty("user.home"), ".ripieno", "data", "soundfonts");
        SoundSides sounds = new FontFiles(synth, unpacked, notice -> {
                    words.println(notice);
                    words.flush();
                })
                .sides(fonts, testFonts, wanted, singers);
        Map<Split, List<SourceTune>> sides = TuneSides.of(tunes.read(seed, words), seed);
        RenderSettings settings =
                new RenderSettings(sampleRate, mono ? 1 : 2, fontFor, plain ? Strength.LEVEL_ONLY : strength);
        Map<Split, PiecePlan> plans = new EnumMap<>(Split.class);
        for (Split split : wanted) {
            List<SourceTune> own = sides.getOrDefault(split, List.of());
            if (own.isEmpty()) {
                throw new IOException("None of the tunes of " + tunes.folders() + " is for "
                        + split.name().toLowerCase(Locale.ROOT) + ": name folders with more tunes.");
            }
            plans.put(
                    split,
                    new PiecePlan(
                            own,
                            ArrangeOptions.DEFAULT.lasting(seconds.from(), seconds.to()),
                            new PieceRenderer(
                                    Objects.requireNonNull(sounds.sides().get(split)), settings),
                            Dice.derive(seed, split.ordinal())));
        }
        return plans;
    }

    private void tell(PrintWriter writer, Map<Split, PiecePlan> plans, double sound) throws IOException {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("out", out.toString());
            document.put("pieces", pieces);
            document.put("seconds", sound);
            document.put("seed", seed);
            Map<String, Integer> counts = new LinkedHashMap<>();
            plans.forEach((split, plan) -> counts.put(
                    split.name().toLowerCase(Locale.ROOT), plan.tunes().size()));
            document.put("tunes", counts);
            writer.println(new ObjectMapper().writeValueAsString(document));
        } else {
            writer.printf(Locale.ROOT, "%d pieces, %.1f minutes, in %s%n", pieces, sound / 60, out);
        }
        writer.flush();
    }
}
