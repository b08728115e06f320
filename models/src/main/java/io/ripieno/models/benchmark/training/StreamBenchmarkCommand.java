package io.ripieno.models.benchmark.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.PiecePlan;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.RenderSettings;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SoundFonts;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesizerSound;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.train.CachedExamples;
import io.ripieno.models.train.EpochReport;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Optimiser;
import io.ripieno.models.train.Schedule;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.TrainingListener;
import io.ripieno.models.train.TrainingPlan;
import io.ripieno.models.train.pieces.ClipPictures;
import io.ripieno.models.train.pieces.PieceClips;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.FrontEnds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark stream}. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a tagger on pieces that are arranged and rendered while it learns and are nowhere written.",
            "The pieces of the first epoch are rendered, those of the second are in memory: how much of the first one"
                    + " the network waits. MuseScore General plays by fluidsynth if both are there, else the JDK's bank."
        })
public final class StreamBenchmarkCommand implements Callable<Integer> {
    private static final String FRONT_END = "east-log-mel-96-16k";
    private static final ArrangeOptions LENGTH = ArrangeOptions.DEFAULT.lasting(30, 40);
    private static final int SECONDS = 10;
    private static final double AT_LEAST = 1.5;
    private static final long SEED = 1;
    private static final long VALIDATION_SEED = 2;

    @Option(names = "--pieces", paramLabel = "N", description = "Of an epoch (${DEFAULT-VALUE}).")
    private int pieces = 16;

    @Option(names = "--clips", paramLabel = "N", description = "Of ten seconds, of each piece (${DEFAULT-VALUE}).")
    private int clips = 8;

    @Option(names = "--threads", paramLabel = "N", description = "Which render (${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (pieces < 1 || clips < 1 || threads < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--pieces (%d), --clips (%d) and --threads (%d) must be at least 1."
                            .formatted(pieces, clips, threads));
        }
        Tensors.useOneThread();
        PrintWriter words = command.commandLine().getErr();
        PieceRenderer renderer = new PieceRenderer(new Sounds(List.of(sound(words))), RenderSettings.TAGGING);
        Examples validation = new CachedExamples(pictures(renderer, VALIDATION_SEED, 1));
        List<EpochReport> epochs = train(pictures(renderer, SEED, pieces), validation);
        double rendered = epochs.get(0).seconds();
        double remembered = epochs.get(1).seconds() - rendered;
        PrintWriter out = command.commandLine().getOut();
        int count = pieces * clips;
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", "stream");
            document.put("clips", count);
            document.put("threads", threads);
            document.put("clipsPerSecondRendered", count / rendered);
            document.put("clipsPerSecondInMemory", count / remembered);
            document.put("waiting", waiting(rendered, remembered));
            out.println(new ObjectMapper().writeValueAsString(document));
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "%d clips: %.1f a second while pieces are rendered, %.1f from memory; the network waits %.0f %% of"
                            + " the time for %d threads that render",
                    count,
                    count / rendered,
                    count / remembered,
                    100 * waiting(rendered, remembered),
                    threads));
        }
        out.flush();
        return 0;
    }

    private static double waiting(double rendered, double remembered) {
        return Math.max(0, 1 - remembered / rendered);
    }

    private Examples pictures(PieceRenderer renderer, long seed, int count) {
        PiecePlan plan = new PiecePlan(TuneBook.own(seed, count).tunes(), LENGTH, renderer, seed);
        int samples = SECONDS * RenderSettings.TAGGING.sampleRate();
        PieceClips all = new PieceClips(plan, new PieceClips.Shape(count, clips, count, samples, AT_LEAST));
        return new ClipPictures(all, () -> FrontEnds.create(FRONT_END));
    }

    private List<EpochReport> train(Examples training, Examples validation) throws IOException, InterruptedException {
        int frames = Math.toIntExact(training.fields().get(0).shape()[2]);
        GraphSet network = new MobileFcn(Instrument.values().length, frames).build(SEED);
        TaggingTask task = new TaggingTask(MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES);
        TrainingPlan plan = TrainingPlan.of(2, clips, Optimiser.adam(0), new Schedule.Constant(1e-3), SEED)
                .loaderThreads(threads)
                .build();
        Path folder = Files.createTempDirectory("ripieno-stream");
        try {
            return new Trainer(network, task, plan, folder, TrainingListener.SILENT)
                    .train(training, validation, false)
                    .reports();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static SynthesizerSound sound(PrintWriter words) throws SynthesisException {
        try {
            SoundFont font = SoundFonts.museScoreGeneral();
            return new SynthesizerSound(FluidSynth.with(font), Presets.of(font));
        } catch (SynthesisException e) {
            words.println(e.getMessage() + " The JDK's bank of simple waves plays.");
            words.flush();
            return new SynthesizerSound(JdkSynthesizer.withoutFont(), Presets.general());
        }
    }
}
