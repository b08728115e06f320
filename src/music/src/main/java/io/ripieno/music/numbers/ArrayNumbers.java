package io.ripieno.music.numbers;

import io.ripieno.music.npz.NpyArray;
import java.nio.ByteBuffer;
import java.util.List;

/** NumPy arrays of any element type, as doubles. */
final class ArrayNumbers {
    private ArrayNumbers() {}

    static Numbers of(NpyArray array, String name, int most) throws TooManyNumbersException {
        if (array.header().elements() > most) {
            throw new TooManyNumbersException(name, most);
        }
        List<Integer> shape =
                array.header().shape().stream().map(Math::toIntExact).toList();
        ByteBuffer raw = array.raw();
        double[] values = new double[Math.toIntExact(array.header().elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (array.header().type()) {
                case INT8 -> raw.get(i);
                case UINT8, BOOL -> raw.get(i) & 0xff;
                case INT32 -> raw.getInt(4 * i);
                case INT64 -> raw.getLong(8 * i);
                case FLOAT16 -> half(raw.getShort(2 * i));
                case FLOAT32 -> raw.getFloat(4 * i);
                case FLOAT64 -> raw.getDouble(8 * i);
            };
        }
        return Numbers.of(shape, values);
    }

    /** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
    static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude =
                switch (exponent) {
                    case 0 -> Math.scalb((double) fraction, -24);
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb(1024.0 + fraction, exponent - 25);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}
