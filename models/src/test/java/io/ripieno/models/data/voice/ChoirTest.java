package io.ripieno.models.data.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.spectral.RealFft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoirTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @ValueSource(ints = {43, 50, 57, 64, 71, 79})
    void pitchIsThatOfTheNote(int key) {
        for (long seed = 0; seed < 3; seed++) {
            float[] sung = new Choir(1, null, RATE, seed).sing(List.of(new SungNote(0.2, 1.6, key, 90)), 2.2);
            assertThat(key(sung, 0.7, 1.5, key)).as("seed " + seed).isCloseTo(key, within(0.35));
            assertThat(rms(sung, 0, 0.05)).isLessThan(1e-6);
            assertThat(rms(sung, 2, 2.2)).isLessThan(0.05 * rms(sung, 0.7, 1.5));
        }
    }

    @Test
    void vowelsDifferAsTheirFormantsDo() {
        double open = ratio(Vowel.A);
        assertThat(ratio(Vowel.I))
                .as("i has its second formant far above that of u")
                .isGreaterThan(5 * ratio(Vowel.U));
        assertThat(open)
                .as("a has much between 600 and 1300 Hz")
                .isGreaterThan(3 * ratioOf(Vowel.I, 600, 1300, 200, 450));
    }

    /** Of the power around the second formant of i to that of the lows. */
    private static double ratio(Vowel vowel) {
        return vowel == Vowel.A ? ratioOf(vowel, 600, 1300, 200, 450) : ratioOf(vowel, 1500, 2300, 200, 500);
    }

    private static double ratioOf(Vowel vowel, double from, double to, double low, double high) {
        double sum = 0;
        for (long seed = 0; seed < 4; seed++) {
            float[] sung = new Choir(1, vowel, RATE, seed).sing(List.of(new SungNote(0, 1.2, 50, 100)), 1.2);
            sum += band(sung, from, to) / band(sung, low, high);
        }
        return sum / 4;
    }

    private static double band(float[] sung, double from, double to) {
        double[] spectrum = new double[8192];
        for (int i = 0; i < spectrum.length; i++) {
            spectrum[i] = sung[RATE / 2 + i];
        }
        new RealFft(spectrum.length).power(spectrum);
        double power = 0;
        for (int bin = (int) (from * 8192 / RATE); bin < to * 8192 / RATE; bin++) {
            power += spectrum[bin];
        }
        return power;
    }

    @Test
    void sameSeedSingsTheSameAndAnotherIsAnotherSinger() {
        List<SungNote> notes = List.of(new SungNote(0, 0.5, 60, 90), new SungNote(0.5, 1, 62, 90));
        float[] once = new Choir(2, null, RATE, 7).sing(notes, 1.5);
        assertThat(new Choir(2, null, RATE, 7).sing(notes, 1.5)).containsExactly(once);
        assertThat(new Choir(2, null, RATE, 8).sing(notes, 1.5)).isNotEqualTo(once);
    }

    @Test
    void choirBeatsWhereASoloistDoesNot() {
        List<SungNote> note = List.of(new SungNote(0, 3, 57, 90));
        assertThat(unrest(new Choir(5, Vowel.A, RATE, 3).sing(note, 3)))
                .isGreaterThan(2 * unrest(new Choir(1, Vowel.A, RATE, 3).sing(note, 3)));
    }

    /** Standard deviation of the level in tenths of a second, relative to its mean. */
    private static double unrest(float[] sung) {
        List<Double> levels = new ArrayList<>();
        for (double at = 0.5; at < 2.8; at += 0.1) {
            levels.add(rms(sung, at, at + 0.1));
        }
        double mean = levels.stream().mapToDouble(x -> x).average().orElseThrow();
        return Math.sqrt(levels.stream()
                        .mapToDouble(x -> (x - mean) * (x - mean))
                        .average()
                        .orElseThrow())
                / mean;
    }

    @Test
    void chordsAreSharedOutAmongLinesThatDoNotOverlap() {
        List<SungNote> notes = List.of(
                new SungNote(0, 1, 60, 90),
                new SungNote(0, 1, 64, 90),
                new SungNote(0, 1, 67, 90),
                new SungNote(1, 2, 62, 90),
                new SungNote(1, 2, 67, 90));
        List<List<SungNote>> lines = Choir.lines(notes);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).extracting(SungNote::key).containsExactly(60, 62);
        assertThat(lines.get(2)).extracting(SungNote::key).containsExactly(67, 67);
    }

    @Test
    void voicesHaveTheRangesOfAChoir() {
        assertThat(VoiceType.of(45)).isEqualTo(VoiceType.BASS);
        assertThat(VoiceType.of(56)).isEqualTo(VoiceType.TENOR);
        assertThat(VoiceType.of(63)).isEqualTo(VoiceType.ALTO);
        assertThat(VoiceType.of(76)).isEqualTo(VoiceType.SOPRANO);
    }

    private static double rms(float[] samples, double from, double to) {
        double sum = 0;
        for (int i = (int) (from * RATE); i < (int) (to * RATE); i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / ((to - from) * RATE));
    }

    /** The mean over short frames of the lag at which each resembles itself most, within three semitones of a key. */
    private static double key(float[] samples, double from, double to, int near) {
        double period = RATE / (440 * Math.pow(2, (near - 69) / 12.0));
        double lags = 0;
        int frames = 0;
        for (double at = from; at + 0.1 < to; at += 0.02) {
            int start = (int) (at * RATE);
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int lag = (int) (period / 1.19); lag <= period * 1.19 + 1; lag++) {
                double sum = 0;
                for (int i = start; i < start + 640; i++) {
                    sum -= (samples[i] - samples[i + lag]) * (samples[i] - samples[i + lag]);
                }
                best = sum > most ? lag : best;
                most = Math.max(most, sum);
            }
            lags += best;
            frames++;
        }
        return 69 + 12 * Math.log(RATE * frames / lags / 440) / Math.log(2);
    }
}
