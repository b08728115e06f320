package io.ripieno.models.benchmark.training;

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
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Mobile FCN on a batch of 4 windows of 200 frames. */
final class ConvolutionalRace {
    private static final int BATCH = 4;
    private static final int BANDS = 96;
    private static final int FRAMES = 200;
    private static final int CLASSES = 20;
    private static final long SEED = 1;
    private static final double DROPOUT = 0.5;

    private ConvolutionalRace() {}

    static Race prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] maps = new float[BATCH * BANDS * FRAMES];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = (float) random.nextGaussian();
        }
        Tensor x = Tensors.of(maps, Precision.SINGLE, BATCH, 1, BANDS, FRAMES);
        float[] present = new float[BATCH * CLASSES];
        for (int i = 0; i < present.length; i++) {
            present[i] = random.nextInt(2);
        }
        Tensor targets = Tensors.of(present, Precision.SINGLE, BATCH, CLASSES);
        GraphContestant graph = new GraphContestant(
                new MobileFcn(CLASSES, FRAMES).build(SEED),
                MobileFcn.GRAPH,
                each -> torch.binary_cross_entropy_with_logits(
                        each.run(Map.of(MobileFcn.INPUT, x)).get(MobileFcn.SCORES), targets));
        return new Race("convolutional (Mobile FCN)", graph, new Written(x, targets));
    }

    /** The layers of Mobile FCN as modules. */
    private static final class Written implements Contestant {
        private final Modules modules = new Modules();
        private final List<Normalised> layers = new ArrayList<>();
        private final LinearImpl last;
        private final Tensor x;
        private final Tensor targets;

        private record Normalised(Conv2dImpl convolution, BatchNorm2dImpl norm) {
            Tensor forward(Tensor x) {
                return torch.relu(norm.forward(convolution.forward(x)));
            }
        }

        Written(Tensor x, Tensor targets) {
            this.x = x;
            this.targets = targets;
            add(1, 64, 3, 1);
            add(64, 128, 3, 1);
            int[] widths = {128, 128, 128, 128, 256, 256, 256};
            for (int i = 0; i + 1 < widths.length; i++) {
                add(widths[i], widths[i], 3, widths[i]);
                add(widths[i], widths[i + 1], 1, 1);
            }
            last = modules.linear(256, CLASSES);
        }

        private void add(int from, int to, int kernel, int groups) {
            layers.add(new Normalised(modules.convolution(from, to, kernel, groups), modules.mapNormalisation(to)));
        }

        @Override
        public TensorVector parameters() {
            return modules.parameters();
        }

        @Override
        public Tensor loss() {
            Tensor y = pool(layers.get(0).forward(x), 2, 4);
            y = pool(layers.get(1).forward(y), 2, 3);
            y = pool(separable(2, y), 2, 2);
            y = torch.dropout(pool(separable(4, y), 3, 2), DROPOUT, true);
            y = pool(separable(6, y), 4, 2);
            y = torch.dropout(separable(8, y), DROPOUT, true);
            y = separable(12, separable(10, y));
            y = torch.dropout(y, DROPOUT, true);
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
