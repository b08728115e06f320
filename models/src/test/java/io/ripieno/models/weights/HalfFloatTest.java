package io.ripieno.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfFloatTest {
    /** From numpy 2.4.6: {@code numpy.float16(v).view(numpy.uint16)}. */
    @Test
    void roundsAsNumpyDoes() {
        float[] values = {
            9.99999993922529e-09f,
            2.9802322387695312e-08f,
            2.999999892949745e-08f,
            6.0999998822808266e-05f,
            0.3333333432674408f,
            2049,
            2051,
            65519,
            0.1f,
            -0.0f,
            6.097555160522461e-05f,
            1023.75f
        };
        int[] halves = {0x0, 0x0, 0x1, 0x3ff, 0x3555, 0x6800, 0x6802, 0x7bff, 0x2e66, 0x8000, 0x3ff, 0x6400};
        for (int i = 0; i < values.length; i++) {
            assertThat(HalfFloat.of(values[i]) & 0xffff).as("%s", values[i]).isEqualTo(halves[i]);
        }
    }

    @Test
    void everyHalfComesBackAsItWas() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfFloat.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.of(value) & 0xffff).isEqualTo(bits);
            }
        }
        assertThat(HalfFloat.toFloat(HalfFloat.of(Float.NaN))).isNaN();
        assertThat(HalfFloat.toFloat(HalfFloat.of(1e9f))).isInfinite();
        assertThat(HalfFloat.toFloat((short) 0x7bff)).isEqualTo(HalfFloat.LARGEST);
    }
}
