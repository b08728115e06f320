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

/**
 * A decoder that runs on what it said itself: embedding, two layers of GRU, linear; the likeliest token goes on.
 *
 * @param steps that it runs
 * @param batch sequences
 * @param hidden the width of each layer
 */
record DecoderRace(int steps, int batch, int hidden) {
    private static final int VOCABULARY = 60;
    private static final int WIDTH = 10;
    private static final int LAYERS = 2;
    private static final long SEED = 3;

    /** 24 steps of 32 sequences. */
    static Race fullSize() {
        return new DecoderRace(24, 32, 128).prepare();
    }

    Race prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        Tensor targets =
                Tensors.of(random.longs((long) steps * batch, 0, VOCABULARY).toArray(), steps, batch);
        Tensor start = Tensors.of(new long[batch], batch);
        Tensor zeros = Tensors.of(new float[LAYERS * batch * hidden], Precision.SINGLE, LAYERS, batch, hidden);
        GraphSet network = network();
        GraphContestant graph = new GraphContestant(network, "step", each -> decoded(each, start, zeros, targets));
        return new Race(
                "free-running decoder (%d steps of GRU)".formatted(steps),
                network,
                graph,
                new Written(start, zeros, targets, hidden));
    }

    private GraphSet network() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("step");
        Layers layers = new Layers(graph, new SplittableRandom(SEED));
        Value token = graph.integerInput("token", "batch");
        Value state = graph.input("state", LAYERS, "batch", hidden);
        Value embedded = layers.unsqueeze("time", layers.embedding("embedding", token, VOCABULARY, WIDTH), 0);
        Recurrence stack = Recurrence.of(WIDTH, hidden).layers(LAYERS);
        RecurrentOutput output = layers.gru("gru", embedded, stack, RecurrentState.of(state));
        Value scores = layers.linear("scores", layers.squeeze("last", output.sequence(), 0), hidden, VOCABULARY);
        return graph.output(scores, "batch", VOCABULARY)
                .output(output.state().hidden(), LAYERS, "batch", hidden)
                .build();
    }

    private static Tensor decoded(GraphContestant graph, Tensor start, Tensor zeros, Tensor targets) {
        Tensor token = start;
        Tensor state = zeros;
        Tensor[] scores = new Tensor[Math.toIntExact(targets.size(0))];
        for (int t = 0; t < scores.length; t++) {
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
    private static final class Written extends ModuleContestant {
        private final EmbeddingImpl embedding = modules.add("embedding", new EmbeddingImpl(VOCABULARY, WIDTH));
        private final GRUImpl gru;
        private final LinearImpl last;
        private final Tensor start;
        private final Tensor zeros;
        private final Tensor targets;

        Written(Tensor start, Tensor zeros, Tensor targets, int hidden) {
            this.start = start;
            this.zeros = zeros;
            this.targets = targets;
            this.gru = modules.add("gru", gru(hidden));
            this.last = modules.linear("scores", hidden, VOCABULARY);
        }

        private static GRUImpl gru(int hidden) {
            GRUOptions options = new GRUOptions(WIDTH, hidden);
            options.num_layers().put(LAYERS);
            return new GRUImpl(options);
        }

        @Override
        public Tensor loss() {
            Tensor token = start;
            Tensor state = zeros;
            Tensor[] scores = new Tensor[Math.toIntExact(targets.size(0))];
            for (int t = 0; t < scores.length; t++) {
                T_TensorTensor_T output = gru.forward(torch.unsqueeze(embedding.forward(token), 0), state);
                scores[t] = last.forward(torch.squeeze(output.get0(), 0));
                state = output.get1();
                token = likeliest(scores[t]);
            }
            return DecoderRace.loss(scores, targets);
        }
    }
}
