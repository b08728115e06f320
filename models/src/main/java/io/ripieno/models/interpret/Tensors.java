package io.ripieno.models.interpret;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Copies numbers into libtorch tensors and out of them, row-major. */
public final class Tensors {
    private Tensors() {}

    /** A tensor with a copy of the values. */
    public static Tensor of(float[] values, Precision precision, long... shape) {
        Tensor single = Tensor.create(values, shape);
        return single.to(precision.type());
    }

    /** A double-precision tensor with a copy of the values. */
    public static Tensor of(double[] values, long... shape) {
        return Tensor.create(values, shape);
    }

    /** A tensor of 64-bit integers with a copy of the values, as tokens are. */
    public static Tensor of(long[] values, long... shape) {
        return Tensor.create(values, shape);
    }

    /** The values in single precision. */
    public static float[] floats(Tensor tensor) {
        Tensor plain = tensor.detach().to(ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(plain.numel())];
        if (values.length > 0) {
            new FloatPointer(plain.data_ptr()).get(values);
        }
        return values;
    }

    /** The values in double precision. */
    public static double[] doubles(Tensor tensor) {
        Tensor plain = tensor.detach().to(ScalarType.Double).contiguous();
        double[] values = new double[Math.toIntExact(plain.numel())];
        if (values.length > 0) {
            new DoublePointer(plain.data_ptr()).get(values);
        }
        return values;
    }

    /**
     * Makes libtorch use one thread in this process: the fastest on busy cores, and the same sums in the same order in
     * each run.
     */
    public static void useOneThread() {
        useThreads(1);
    }

    /** Makes libtorch use so many threads in this process; other numbers of threads give other sums in the last digits. */
    public static void useThreads(int threads) {
        torch.set_num_threads(threads);
    }

    /** How many threads libtorch uses. */
    public static int threads() {
        return torch.get_num_threads();
    }
}
