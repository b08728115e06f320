package io.ripieno.models.data.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EconomyTest {
    private static final int RATE = 44_100;
    private static final int KEY = 69;
    /** Of a sine of {@link #PERIOD} samples, which is a little sharp of the key. */
    private static final int PERIOD = 99;

    private static Sample tone(@Nullable Loop loop) {
        float[] samples = new float[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.4 * Math.sin(2 * Math.PI * i / PERIOD) + 0.1 * Math.sin(6 * Math.PI * i / PERIOD));
        }
        return new Sample("tone", RATE, samples, KEY, 0, loop);
    }

    @Test
    void anOddLoopAtTheHalfRateGoesOnAsItDid() {
        Loop odd = new Loop(20_001, 20_001 + PERIOD);
        Sample half = new Economy(0, 1, 1, false).of(tone(odd), KEY);
        assertThat(half.sampleRate()).isEqualTo(RATE / 2);
        Loop loop = Objects.requireNonNull(half.loop());
        assertThat(loop.end() - loop.start()).isEqualTo(PERIOD);
        for (int i = -3; i < 4; i++) {
            assertThat(half.samples()[loop.end() + i]).isCloseTo(half.samples()[loop.start() + i], within(1e-3f));
        }
        double expected = tone(odd).samples()[20_002];
        assertThat((double) half.samples()[loop.start()]).isCloseTo(expected, within(0.01));
    }

    @Test
    void ratesAreNotHalvedBelowTheLowest() {
        Sample quarter = new Economy(0, 1, 5, false).of(tone(null), KEY);
        assertThat(quarter.sampleRate()).isEqualTo(RATE / 4);
        assertThat(quarter.samples()).hasSize(RATE / 4);
    }

    @Test
    void aShortLoopEndsSoonerAndAtAPlaceLikeItsBeginning() {
        Sample shorter = new Economy(0.12, 0.5, 0, false).of(tone(new Loop(20_000, 40_000)), KEY);
        Loop loop = Objects.requireNonNull(shorter.loop());
        assertThat(loop.end()).isLessThanOrEqualTo(RATE / 2);
        assertThat(loop.end() - loop.start()).isLessThanOrEqualTo((int) (0.12 * RATE) + PERIOD);
        for (int i = 0; i < 8; i++) {
            assertThat(shorter.samples()[loop.end() + i]).isCloseTo(shorter.samples()[loop.start() + i], within(0.02f));
        }
    }

    @Test
    void eightBitsAreAtMost255Values() {
        Set<Float> values = new HashSet<>();
        Sample coarse = new Economy(0, 1, 0, true).of(tone(null), KEY);
        for (float value : coarse.samples()) {
            values.add(value);
        }
        assertThat(values).hasSizeBetween(40, 255);
        assertThat(coarse.samples()[1234]).isCloseTo(tone(null).samples()[1234], within(0.003f));
    }

    @Test
    void aSampleThatIsLargeAlreadyInNothingStaysAsItIs() {
        Sample whole = tone(new Loop(20_000, 40_000));
        assertThat(new Economy(0, 1, 0, false).of(whole, KEY)).isEqualTo(whole);
    }
}
