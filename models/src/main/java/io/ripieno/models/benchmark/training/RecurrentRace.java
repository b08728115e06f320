package io.ripieno.models.benchmark.training;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Value;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A mask estimator in the manner of Open-Unmix, at a quarter of its width: linear, batch normalisation and tanh; three
 * layers of BLSTM beside a skip; linear, batch normalisation and ReLU; linear, batch normalisation and ReLU as the mask.
 */
final class RecurrentRace {
    private static final int TIME = 128;
    private static final int BATCH = 8;
    private static final int BINS = 372;
    private static final int HIDDEN = 128;
    private static final int LAYERS = 3;
    private static final long SEED = 2;

    private RecurrentRace() {}

    static Race prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] spectra = new float[TIME * BATCH * BINS];
        for (int i = 0; i < spectra.length; i++) {
            spectra[i] = (float) Math.abs(random.nextGaussian());
        }
        Tensor x = Tensors.of(spectra, Precision.SINGLE, TIME, BATCH, BINS);
        Tensor target = x.mul(Tensors.of(new float[] {0.5f}, Precision.SINGLE, 1));
        GraphContestant graph = new GraphContestant(
                network(),
                "estimator",
                each -> torch.mse_loss(each.run(Map.of("x", x)).get("y"), target));
        return new Race("BLSTM (3 layers, %d frames)".formatted(TIME), graph, new Written(x, target));
    }

    private static GraphSet network() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("estimator");
        Layers layers = new Layers(graph, new SplittableRandom(SEED));
        Value x = graph.input("x", "time", "batch", BINS);
        Value frames = layers.reshape("frames", x, -1, BINS);
        Value first = normalised(layers, "first", frames, BINS, HIDDEN);
        Value inner = layers.reshape("sequence", layers.tanh("first.tanh", first), -1, BATCH, HIDDEN);
        Recurrence both = Recurrence.of(HIDDEN, HIDDEN / 2).bothWays().layers(LAYERS);
        Value around = layers.concat(
                "around", 2, inner, layers.lstm("lstm", inner, both).sequence());
        Value rows = layers.reshape("rows", around, -1, 2 * HIDDEN);
        Value second = layers.relu("second.relu", normalised(layers, "second", rows, 2 * HIDDEN, HIDDEN));
        Value mask = layers.relu("mask", normalised(layers, "third", second, HIDDEN, BINS));
        Value y = layers.multiply("y", layers.reshape("mask.sequence", mask, -1, BATCH, BINS), x);
        return graph.output(y, "time", "batch", BINS).build();
    }

    private static Value normalised(Layers layers, String name, Value x, int from, int to) {
        return layers.batchNormalisation(name + ".norm", layers.linear(name, x, from, to), to);
    }

    /** The same layers as modules. */
    private static final class Written implements Contestant {
        private final Modules modules = new Modules();
        private final LinearImpl first = modules.linear(BINS, HIDDEN);
        private final BatchNorm1dImpl firstNorm = modules.normalisation(HIDDEN);
        private final LSTMImpl lstm = modules.add(lstm());
        private final LinearImpl second = modules.linear(2 * HIDDEN, HIDDEN);
        private final BatchNorm1dImpl secondNorm = modules.normalisation(HIDDEN);
        private final LinearImpl third = modules.linear(HIDDEN, BINS);
        private final BatchNorm1dImpl thirdNorm = modules.normalisation(BINS);
        private final Tensor x;
        private final Tensor target;

        Written(Tensor x, Tensor target) {
            this.x = x;
            this.target = target;
        }

        private static LSTMImpl lstm() {
            LSTMOptions options = new LSTMOptions(HIDDEN, HIDDEN / 2);
            options.num_layers().put(LAYERS);
            options.bidirectional().put(true);
            return new LSTMImpl(options);
        }

        @Override
        public TensorVector parameters() {
            return modules.parameters();
        }

        @Override
        public Tensor loss() {
            Tensor inner = torch.tanh(firstNorm.forward(first.forward(x.reshape(-1, BINS))));
            Tensor sequence = inner.reshape(-1, BATCH, HIDDEN);
            Tensor around =
                    torch.cat(new TensorVector(sequence, lstm.forward(sequence).get0()), 2);
            Tensor rows = around.reshape(-1, 2 * HIDDEN);
            Tensor narrow = torch.relu(secondNorm.forward(second.forward(rows)));
            Tensor mask = torch.relu(thirdNorm.forward(third.forward(narrow)));
            return torch.mse_loss(mask.reshape(-1, BATCH, BINS).mul(x), target);
        }
    }
}
