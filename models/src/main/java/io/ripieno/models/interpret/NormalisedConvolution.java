package io.ripieno.models.interpret;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A convolution w∗x with batch normalisation. What it normalises by follows from the patches of x that w is laid over: the
 * mean of a channel is w·μ and its variance wᵀCw, where μ is the patches' mean and C their covariance. So the wide result
 * needs not be read for its statistics, nor for their gradients: normalising scales w and adds a bias.
 */
final class NormalisedConvolution {
    private static final long MANY = 4;

    private final WindowAttributes window;
    private final double epsilon;
    private final double moved;
    private final Precision precision;

    private NormalisedConvolution(Node node) {
        node.allowOnly("kernel_shape", "strides", "pads", "dilations", "group", "epsilon", "momentum");
        this.window = WindowAttributes.of(node);
        this.epsilon = node.number("epsilon", Normalisations.EPSILON);
        this.moved = 1 - node.number("momentum", Normalisations.KEPT);
        this.precision = node.precision();
    }

    /** Reads x, w, gain, bias, running mean and running variance. */
    static Operator.Single prepare(Node node) {
        NormalisedConvolution convolution = new NormalisedConvolution(node);
        return convolution::result;
    }

    /** Whether a convolution with weights of this shape has few of them for each of many channels. */
    static boolean isWorthwhile(long... shape) {
        return shape.length == 4 && MANY * shape[1] * shape[2] * shape[3] <= shape[0];
    }

    /** The mean and the variance of each channel. */
    private record Moments(Tensor mean, Tensor variance) {}

    private Tensor result(Inputs inputs, Mode mode) {
        Tensor x = inputs.get(0);
        Tensor weights = inputs.get(1);
        Moments moments = new Moments(inputs.get(4), inputs.get(5));
        if (mode != Mode.EVALUATION) {
            moments = ofBatch(x, weights, moments, mode);
        }
        Tensor scale = inputs.get(2).div(torch.sqrt(moments.variance().add(new Scalar(epsilon))));
        Tensor bias = inputs.get(3).sub(moments.mean().mul(scale));
        Tensor scaled = weights.mul(scale.view(-1, 1, 1, 1));
        ScalarType type = precision.products(mode);
        return convolved(channelsTogether(x.to(type)), scaled.to(type), bias.to(type));
    }

    private Tensor convolved(Tensor x, Tensor weights, Tensor bias) {
        return torch.convolution(
                x,
                weights,
                new TensorOptional(bias),
                window.strides(),
                window.before(),
                window.dilations(),
                false,
                new long[window.dimensions()],
                1);
    }

    /** Says of a map with one channel too that its channels lie side by side; its result's then do. */
    private static Tensor channelsTogether(Tensor x) {
        if (x.size(1) > 1) {
            return x.contiguous(torch.MemoryFormat.ChannelsLast);
        }
        long size = x.size(2) * x.size(3);
        return torch.as_strided(x.contiguous(), x.shape(), new long[] {size, 1, x.size(3), 1}, new LongOptional());
    }

    private Moments ofBatch(Tensor x, Tensor weights, Moments running, Mode mode) {
        Tensor patches = torch.im2col(x, window.kernel(), window.dilations(), window.before(), window.strides());
        long count = patches.size(0) * patches.size(2);
        Tensor mean = patches.mean(new long[] {0, 2}, true, new ScalarTypeOptional());
        Tensor centred = patches.sub(mean);
        Tensor covariance =
                torch.matmul(centred, centred.transpose(1, 2)).sum(0).div(new Scalar((double) count));
        Tensor flat = weights.reshape(weights.size(0), -1);
        Moments moments = new Moments(
                torch.matmul(flat, mean.reshape(-1)),
                torch.matmul(flat, covariance).mul(flat).sum(1));
        if (mode != Mode.BATCH_STATISTICS) {
            try (NoGradGuard guard = new NoGradGuard()) {
                move(running.mean(), moments.mean(), moved);
                move(running.variance(), moments.variance().mul(new Scalar(count / (count - 1.0))), moved);
            }
        }
        return moments;
    }

    private static void move(Tensor running, Tensor towards, double share) {
        running.mul_(new Scalar(1 - share)).add_(towards, new Scalar(share));
    }
}
