package io.ripieno.models.benchmark.training;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.network.tagging.MobileFcn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Mobile FCN.
 *
 * @param batch windows
 * @param frames of each
 * @param dropout before the blocks that have it
 */
record ConvolutionalRace(int batch, int frames, float dropout) {
    private static final int BANDS = 96;
    private static final int CLASSES = 20;
    private static final long SEED = 1;

    /** A batch of 4 windows of 200 frames, with the paper's dropout. */
    static Race fullSize() {
        return new ConvolutionalRace(4, 200, 0.5f).prepare();
    }

    Race prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] maps = new float[batch * BANDS * frames];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = (float) random.nextGaussian();
        }
        Tensor x = Tensors.of(maps, Precision.SINGLE, batch, 1, BANDS, frames);
        float[] present = new float[batch * CLASSES];
        for (int i = 0; i < present.length; i++) {
            present[i] = random.nextInt(2);
        }
        Tensor targets = Tensors.of(present, Precision.SINGLE, batch, CLASSES);
        GraphSet network = new MobileFcn(CLASSES, frames).build(SEED, dropout);
        GraphContestant graph = new GraphContestant(
                network,
                MobileFcn.GRAPH,
                each -> torch.binary_cross_entropy_with_logits(
                        each.run(Map.of(MobileFcn.INPUT, x)).get(MobileFcn.SCORES), targets));
        return new Race("convolutional (Mobile FCN)", network, graph, new Written(x, targets, dropout));
    }

    /** The layers of Mobile FCN as modules. */
    private static final class Written extends ModuleContestant {
        private final List<Normalised> layers = new ArrayList<>();
        private final LinearImpl last;
        private final Tensor x;
        private final Tensor targets;
        private final double dropout;

        private record Normalised(Conv2dImpl convolution, BatchNorm2dImpl norm) {
            Tensor forward(Tensor x) {
                return torch.relu(norm.forward(convolution.forward(x)));
            }
        }

        Written(Tensor x, Tensor targets, double dropout) {
            this.x = x;
            this.targets = targets;
            this.dropout = dropout;
            add("layer1", 1, 64, 3, 1);
            add("layer2", 64, 128, 3, 1);
            int[] widths = {128, 128, 128, 128, 256, 256, 256};
            for (int i = 0; i + 1 < widths.length; i++) {
                String layer = "layer" + (i + 3);
                add(layer + ".depthwise", widths[i], widths[i], 3, widths[i]);
                add(layer + ".pointwise", widths[i], widths[i + 1], 1, 1);
            }
            last = modules.linear("scores", 256, CLASSES);
        }

        private void add(String name, int from, int to, int kernel, int groups) {
            layers.add(new Normalised(
                    modules.convolution(name + ".conv", from, to, kernel, groups),
                    modules.mapNormalisation(name + ".norm", to)));
        }

        @Override
        public Tensor loss() {
            Tensor y = pool(layers.get(0).forward(x), 2, 4);
            y = pool(layers.get(1).forward(y), 2, 3);
            y = pool(separable(2, y), 2, 2);
            y = torch.dropout(pool(separable(4, y), 3, 2), dropout, true);
            y = pool(separable(6, y), 4, 2);
            y = torch.dropout(separable(8, y), dropout, true);
            y = separable(12, separable(10, y));
            y = torch.dropout(y, dropout, true);
            return torch.binary_cross_entropy_with_logits(last.forward(torch.mean(y, 2, 3)), targets);
        }

        private Tensor separable(int depthwise, Tensor y) {
            return layers.get(depthwise + 1).forward(layers.get(depthwise).forward(y));
        }

        private static Tensor pool(Tensor y, long frequency, long time) {
            return torch.max_pool2d(y, frequency, time);
        }
    }
}
