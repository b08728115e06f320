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
 *
 * @param time frames
 * @param batch sequences
 * @param bins of a frame
 * @param hidden an even number, of both directions together
 */
record RecurrentRace(int time, int batch, int bins, int hidden) {
    private static final int LAYERS = 3;
    private static final long SEED = 2;

    /** 8 sequences of 128 frames. */
    static Race fullSize() {
        return new RecurrentRace(128, 8, 372, 128).prepare();
    }

    Race prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] spectra = new float[time * batch * bins];
        for (int i = 0; i < spectra.length; i++) {
            spectra[i] = (float) Math.abs(random.nextGaussian());
        }
        Tensor x = Tensors.of(spectra, Precision.SINGLE, time, batch, bins);
        Tensor target = x.mul(Tensors.of(new float[] {0.5f}, Precision.SINGLE, 1));
        GraphSet network = network();
        GraphContestant graph = new GraphContestant(
                network,
                "estimator",
                each -> torch.mse_loss(each.run(Map.of("x", x)).get("y"), target));
        return new Race("BLSTM (3 layers, %d frames)".formatted(time), network, graph, new Written(x, target, this));
    }

    private GraphSet network() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("estimator");
        Layers layers = new Layers(graph, new SplittableRandom(SEED));
        Value x = graph.input("x", "time", "batch", bins);
        Value frames = layers.reshape("frames", x, -1, bins);
        Value first = normalised(layers, "first", frames, bins, hidden);
        Value inner = layers.reshape("sequence", layers.tanh("first.tanh", first), -1, batch, hidden);
        Recurrence both = Recurrence.of(hidden, hidden / 2).bothWays().layers(LAYERS);
        Value around = layers.concat(
                "around", 2, inner, layers.lstm("lstm", inner, both).sequence());
        Value rows = layers.reshape("rows", around, -1, 2L * hidden);
        Value second = layers.relu("second.relu", normalised(layers, "second", rows, 2 * hidden, hidden));
        Value mask = layers.relu("mask", normalised(layers, "third", second, hidden, bins));
        Value y = layers.multiply("y", layers.reshape("mask.sequence", mask, -1, batch, bins), x);
        return graph.output(y, "time", "batch", bins).build();
    }

    private static Value normalised(Layers layers, String name, Value x, int from, int to) {
        return layers.batchNormalisation(name + ".norm", layers.linear(name, x, from, to), to);
    }

    /** The same layers as modules. */
    private static final class Written extends ModuleContestant {
        private final LinearImpl first;
        private final BatchNorm1dImpl firstNorm;
        private final LSTMImpl lstm;
        private final LinearImpl second;
        private final BatchNorm1dImpl secondNorm;
        private final LinearImpl third;
        private final BatchNorm1dImpl thirdNorm;
        private final RecurrentRace size;
        private final Tensor x;
        private final Tensor target;

        Written(Tensor x, Tensor target, RecurrentRace size) {
            this.x = x;
            this.target = target;
            this.size = size;
            int hidden = size.hidden();
            first = modules.linear("first", size.bins(), hidden);
            firstNorm = modules.normalisation("first.norm", hidden);
            lstm = modules.add("lstm", lstm(hidden));
            second = modules.linear("second", 2 * hidden, hidden);
            secondNorm = modules.normalisation("second.norm", hidden);
            third = modules.linear("third", hidden, size.bins());
            thirdNorm = modules.normalisation("third.norm", size.bins());
        }

        private static LSTMImpl lstm(int hidden) {
            LSTMOptions options = new LSTMOptions(hidden, hidden / 2);
            options.num_layers().put(LAYERS);
            options.bidirectional().put(true);
            return new LSTMImpl(options);
        }

        @Override
        public Tensor loss() {
            Tensor inner = torch.tanh(firstNorm.forward(first.forward(x.reshape(-1, size.bins()))));
            Tensor sequence = inner.reshape(-1, size.batch(), size.hidden());
            Tensor around =
                    torch.cat(new TensorVector(sequence, lstm.forward(sequence).get0()), 2);
            Tensor rows = around.reshape(-1, 2L * size.hidden());
            Tensor narrow = torch.relu(secondNorm.forward(second.forward(rows)));
            Tensor mask = torch.relu(thirdNorm.forward(third.forward(narrow)));
            return torch.mse_loss(mask.reshape(-1, size.batch(), size.bins()).mul(x), target);
        }
    }
}
