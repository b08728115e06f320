package io.ripieno.models.weights;

/** Half-precision numbers, IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits. */
final class HalfFloat {
    /** The largest that is finite. */
    static final float LARGEST = 65504;

    private static final int EXPONENT_BIAS_GAP = 127 - 15;
    private static final float SUBNORMAL_UNIT = 0x1p-24f;

    private HalfFloat() {}

    /** Rounds to the nearest, ties to even; infinite from 65520 on. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 65520) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(magnitude / SUBNORMAL_UNIT));
        }
        int rebiased = (bits & 0x7fffffff) - (EXPONENT_BIAS_GAP << 23);
        int half = rebiased >>> 13;
        int rest = rebiased & 0x1fff;
        if (rest > 0x1000 || rest == 0x1000 && (half & 1) == 1) {
            half++;
        }
        return (short) (sign | half);
    }

    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * SUBNORMAL_UNIT;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + EXPONENT_BIAS_GAP;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
