package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.ensemble.Arranger;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.RenderSettings;
import io.ripieno.models.data.piece.RenderSettings.Fonts;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.FontUnpacker;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.KnownFonts;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.Synthesizer;
import io.ripieno.models.data.render.SynthesizerSound;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark render}. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = {
            "Arranges, renders and augments pieces of five tracks, and tells how many seconds of them one second of"
                    + " CPU time gives: that of all threads and child processes. The first pieces are not counted. Needs"
                    + " Linux.",
            "The bars: 30 with fluidsynth and 12 with the JDK's synthesizer, and what the stems leave of the mix below"
                    + " -120 dB of it."
        })
final class RenderBenchmarkCommand implements Callable<Integer> {
    private static final List<Path> FONTS = List.of(
            Path.of("/usr/share/sounds/sf3/MuseScore_General_Full.sf3"), Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2"));
    private static final int WARM_UP = 3;
    private static final int TRACKS = 5;
    private static final double MOST_LEFT = -120;

    @Option(names = "--pieces", paramLabel = "N", description = "How many pieces to count (${DEFAULT-VALUE}).")
    private int pieces = 8;

    @Option(
            names = "--fonts",
            paramLabel = "FILE",
            description = "Font; again for more (those of MuseScore General and TimGM6mb that are installed).")
    private List<Path> fonts = FONTS;

    @Option(names = "--require", description = "Exit with 1 if one of them is slower than its bar, or leaves more.")
    private boolean required;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param residual what the stems of the worst piece leave of its mix, in dB */
    record Result(
            String synthesizer,
            String font,
            int sampleRate,
            int channels,
            double seconds,
            double cpu,
            double residual) {
        double timesRealTime() {
            return seconds / cpu;
        }

        /** How many times real time it should be at least. */
        double bar() {
            return synthesizer.startsWith("fluidsynth") ? 30 : 12;
        }

        boolean isEnough() {
            return timesRealTime() >= bar() && residual < MOST_LEFT;
        }
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (pieces < 1) {
            throw new ParameterException(command.commandLine(), "--pieces (" + pieces + ") must be at least 1.");
        }
        PrintWriter out = command.commandLine().getOut();
        List<Result> results = new ArrayList<>();
        for (Synthesizer synthesizer : synthesizers(command.commandLine().getErr())) {
            results.add(measure(synthesizer, RenderSettings.TAGGING));
            results.add(measure(synthesizer, new RenderSettings(44_100, 2, Fonts.PIECE, Strength.STUDIO)));
        }
        out.println(json ? new ObjectMapper().writeValueAsString(document(results)) : table(results));
        out.flush();
        return required && !results.stream().allMatch(Result::isEnough) ? 1 : 0;
    }

    private List<Synthesizer> synthesizers(PrintWriter words) throws SynthesisException {
        Path unpacked = Path.of(System.getProperty("user.home"), ".ripieno", "data", "soundfonts");
        List<Synthesizer> all = new ArrayList<>();
        for (Path path : fonts) {
            if (!fonts.equals(FONTS) || Files.exists(path)) {
                SoundFont font = FontUnpacker.unpacked(KnownFonts.open(path), unpacked);
                try {
                    all.add(FluidSynth.with(font));
                } catch (SynthesisException e) {
                    words.println(e.getMessage());
                    words.flush();
                }
                all.add(JdkSynthesizer.with(font));
            }
        }
        all.add(JdkSynthesizer.withoutFont());
        return all;
    }

    private Result measure(Synthesizer synthesizer, RenderSettings settings) throws IOException {
        String file = synthesizer.font().file();
        PieceRenderer renderer =
                new PieceRenderer(new Sounds(List.of(new SynthesizerSound(synthesizer, Presets.general()))), settings);
        TuneBook tunes = TuneBook.own(1, WARM_UP + pieces);
        ArrangeOptions options = ArrangeOptions.DEFAULT.lasting(60, 60).withTracks(TRACKS, TRACKS);
        ProcessTimes spent = new ProcessTimes(0, 0);
        double seconds = 0;
        double residual = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < WARM_UP + pieces; i++) {
            ProcessTimes before = ProcessTimes.now();
            Arrangement arrangement = Arranger.arrange(tunes.tunes().get(i), options, i);
            RenderedPiece piece = renderer.render(arrangement, i);
            if (i >= WARM_UP) {
                spent = spent.plus(ProcessTimes.now().since(before));
                seconds += piece.seconds() * piece.stems().size() / TRACKS;
            }
            residual = Math.max(residual, piece.residual());
        }
        return new Result(
                synthesizer.font().synthesizer(),
                file.isEmpty() ? synthesizer.font().family() : file,
                settings.sampleRate(),
                settings.channels(),
                seconds,
                spent.self() + spent.children(),
                residual);
    }

    static String table(List<Result> results) {
        StringBuilder table = new StringBuilder(String.format(
                "%-22s %-38s %7s %9s %9s %8s %12s %5s %8s",
                "synthesizer", "font", "Hz", "channels", "seconds", "CPU s", "x real time", "bar", "left, dB"));
        for (Result result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%-22s %-38s %7d %9d %9.1f %8.2f %12.1f %5.0f %8.1f",
                    result.synthesizer(),
                    result.font(),
                    result.sampleRate(),
                    result.channels(),
                    result.seconds(),
                    result.cpu(),
                    result.timesRealTime(),
                    result.bar(),
                    result.residual()));
        }
        return table.toString();
    }

    static Map<String, Object> document(List<Result> results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "render");
        document.put("tracks", TRACKS);
        document.put(
                "results",
                results.stream()
                        .map(result -> {
                            Map<String, Object> each = new LinkedHashMap<>();
                            each.put("synthesizer", result.synthesizer());
                            each.put("font", result.font());
                            each.put("sampleRate", result.sampleRate());
                            each.put("channels", result.channels());
                            each.put("seconds", result.seconds());
                            each.put("cpuSeconds", result.cpu());
                            each.put("timesRealTime", result.timesRealTime());
                            each.put("bar", result.bar());
                            each.put("residualDecibels", result.residual());
                            return each;
                        })
                        .toList());
        return document;
    }
}
