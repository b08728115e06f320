package io.ripieno.cli.tag;

import io.ripieno.inference.Engine;
import io.ripieno.inference.GraphCost;
import io.ripieno.inference.WarmModel;
import io.ripieno.inference.batch.DeviceState;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionMemory;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.tagging.FrontEndCost;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.tagging.WindowResult;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.Lane;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.inference.work.Urgency;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An engine without a network: it reads the audio, and the probability of the piano is the peak of its first channel.
 * Models whose name begins with {@code bad} cannot be loaded.
 */
public final class FakeEngine implements Engine {
    private static final Map<String, GraphCost> COSTS = Map.of("main", cost("", 0.005));

    private static GraphCost cost(String options, double secondsOfFour) {
        return new GraphCost("main", options, new RunCost(new TreeMap<>(Map.of(1, 0.002, 4, secondsOfFour))), 4);
    }

    private final Path root;

    public FakeEngine(Path root) {
        this.root = root;
    }

    @Override
    public ModelRepository repository() {
        try {
            return ModelRepository.open(root);
        } catch (ModelException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<WarmModel> models() {
        return List.of();
    }

    @Override
    public Optional<WarmModel> warm(ModelRef model) {
        return Optional.empty();
    }

    @Override
    public WarmModel load(ModelRef model) throws ModelException {
        if (model.name().startsWith("bad")) {
            throw new ModelException(Problem.GOLDEN, model + " does not answer as it did. Restore its files.");
        }
        return new WarmModel(
                TestModel.manifest(model.name(), model.version().orElse(1)),
                "cpu",
                COSTS,
                List.of(cost("cudnnSearch=heuristic", 0.004)),
                new FrontEndCost(0.0005, 0.008),
                0.1);
    }

    @Override
    public ModelRef current(ModelRef model) {
        return ModelRef.of(model.name(), model.version().orElse(1));
    }

    @Override
    public WarmModel refresh(String name) throws ModelException {
        return load(ModelRef.latest(name));
    }

    @Override
    public List<SessionMemory> memory() {
        return List.of();
    }

    @Override
    public TaggingWorker tagging(ModelRef model) throws ModelException {
        return new Worker(load(model).manifest());
    }

    @Override
    public List<String> withoutGpu() {
        return List.of("No GPU is used, as this is a test.");
    }

    @Override
    public int queuedWindows() {
        return 0;
    }

    @Override
    public int queuedWindows(Lane lane) {
        return 0;
    }

    @Override
    public List<DeviceState> deviceStates() {
        return List.of();
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void close() {}

    private record Worker(ModelManifest model) implements TaggingWorker {
        @Override
        public Tagging tag(
                AudioStream audio,
                TaggingOptions options,
                Urgency urgency,
                ProgressListener progress,
                Cancellation cancellation)
                throws AudioException {
            float[][] block = new float[audio.format().channels()][1000];
            float peak = 0;
            long frames = 0;
            for (int n = audio.read(block, 0, 1000); n > 0; n = audio.read(block, 0, 1000)) {
                frames += n;
                for (int i = 0; i < n; i++) {
                    peak = Math.max(peak, Math.abs(block[0][i]));
                }
            }
            double seconds = frames / (double) audio.format().sampleRate();
            var window = new WindowResult(0, seconds, List.of(0.1f, peak));
            Double hop = options.hopSeconds();
            return new Tagging(
                    seconds,
                    1,
                    10,
                    hop == null ? 5 : hop,
                    List.of(
                            new LabelResult("banjo", 0.1, 0.5, false),
                            new LabelResult("piano", peak, 0.5, peak >= 0.5)),
                    options.timeline() ? List.of(window) : List.of(),
                    List.of());
        }
    }
}
