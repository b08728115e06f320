package io.ripieno.models.benchmark.training;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.RecurrentOutput;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Value;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A decoder that runs 24 steps on what it said itself: embedding, two layers of GRU, linear; the likeliest token goes on. */
final class DecoderRace {
    private static final int STEPS = 24;
    private static final int BATCH = 32;
    private static final int VOCABULARY = 60;
    private static final int WIDTH = 10;
    private static final int HIDDEN = 128;
    private static final int LAYERS = 2;
    private static final long SEED = 3;

    private DecoderRace() {}

    static Race prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        Tensor targets =
                Tensors.of(random.longs((long) STEPS * BATCH, 0, VOCABULARY).toArray(), STEPS, BATCH);
        Tensor start = Tensors.of(new long[BATCH], BATCH);
        Tensor zeros = Tensors.of(new float[LAYERS * BATCH * HIDDEN], Precision.SINGLE, LAYERS, BATCH, HIDDEN);
        GraphContestant graph = new GraphContestant(network(), "step", each -> decoded(each, start, zeros, targets));
        return new Race("free-running decoder (24 steps of GRU)", graph, new Written(start, zeros, targets));
    }

    private static GraphSet network() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("step");
        Layers layers = new Layers(graph, new SplittableRandom(SEED));
        Value token = graph.integerInput("token", "batch");
        Value state = graph.input("state", LAYERS, "batch", HIDDEN);
        Value embedded = layers.unsqueeze("time", layers.embedding("embedding", token, VOCABULARY, WIDTH), 0);
        Recurrence stack = Recurrence.of(WIDTH, HIDDEN).layers(LAYERS);
        RecurrentOutput output = layers.gru("gru", embedded, stack, RecurrentState.of(state));
        Value scores = layers.linear("scores", layers.squeeze("last", output.sequence(), 0), HIDDEN, VOCABULARY);
        return graph.output(scores, "batch", VOCABULARY)
                .output(output.state().hidden(), LAYERS, "batch", HIDDEN)
                .build();
    }

    private static Tensor decoded(GraphContestant graph, Tensor start, Tensor zeros, Tensor targets) {
        Tensor token = start;
        Tensor state = zeros;
        Tensor[] scores = new Tensor[STEPS];
        for (int t = 0; t < STEPS; t++) {
            Values values = graph.run(Map.of("token", token, "state", state));
            scores[t] = values.get("scores");
            state = values.get("gru.hidden");
            token = likeliest(scores[t]);
        }
        return loss(scores, targets);
    }

    private static Tensor likeliest(Tensor scores) {
        return torch.argmax(scores.detach(), new LongOptional(1), false);
    }

    private static Tensor loss(Tensor[] scores, Tensor targets) {
        return torch.cross_entropy(torch.cat(new TensorVector(scores), 0), targets.flatten());
    }

    /** The same layers as modules. */
    private static final class Written implements Contestant {
        private final Modules modules = new Modules();
        private final EmbeddingImpl embedding = modules.add(new EmbeddingImpl(VOCABULARY, WIDTH));
        private final GRUImpl gru = modules.add(gru());
        private final LinearImpl last = modules.linear(HIDDEN, VOCABULARY);
        private final Tensor start;
        private final Tensor zeros;
        private final Tensor targets;

        Written(Tensor start, Tensor zeros, Tensor targets) {
            this.start = start;
            this.zeros = zeros;
            this.targets = targets;
        }

        private static GRUImpl gru() {
            GRUOptions options = new GRUOptions(WIDTH, HIDDEN);
            options.num_layers().put(LAYERS);
            return new GRUImpl(options);
        }

        @Override
        public TensorVector parameters() {
            return modules.parameters();
        }

        @Override
        public Tensor loss() {
            Tensor token = start;
            Tensor state = zeros;
            Tensor[] scores = new Tensor[STEPS];
            for (int t = 0; t < STEPS; t++) {
                T_TensorTensor_T output = gru.forward(torch.unsqueeze(embedding.forward(token), 0), state);
                scores[t] = last.forward(torch.squeeze(output.get0(), 0));
                state = output.get1();
                token = likeliest(scores[t]);
            }
            return DecoderRace.loss(scores, targets);
        }
    }
}
