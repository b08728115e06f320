package io.ripieno.music.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.spectral.Window;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EastFrontEndTest {
    private static final double DIGITS = 1e-5;

    private static float[] extract(FrontEnd frontEnd, float[] mono) {
        float[] picture = new float[frontEnd.bands() * frontEnd.frames(mono.length)];
        frontEnd.extract(mono, 0, mono.length, picture, 0);
        return picture;
    }

    /** Golden values computed with an independent double-precision implementation of the published front end. */
    @Test
    void agreesWithTheGoldenValuesAt32KilohertzAnd128Bands() {
        float[] picture = extract(new EastFrontEnd(EastSettings.CP_RESNET), TwoSines.oneSecond(32_000));

        assertThat(picture).hasSize(128 * 100);
        int[][] cells = {{0, 0}, {10, 0}, {10, 40}, {20, 40}, {40, 40}, {127, 25}, {30, 99}};
        double[] golden = {0.004838, 0.665566, -1.430147, 2.337758, -1.156325, -2.520299, -0.764722};
        for (int i = 0; i < cells.length; i++) {
            assertThat((double) picture[cells[i][0] * 100 + cells[i][1]]).isCloseTo(golden[i], within(DIGITS));
        }
        assertThat(Moments.mean(picture)).isCloseTo(-1.868851, within(DIGITS));
        assertThat(Moments.deviation(picture)).isCloseTo(1.323829, within(DIGITS));
    }

    @Test
    void aPictureIsMadeOfThePowers() {
        EastFrontEnd frontEnd = new EastFrontEnd(EastSettings.CP_RESNET);
        float[] mono = TwoSines.oneSecond(32_000);
        float[] powers = new float[frontEnd.bands() * frontEnd.frames(mono.length)];
        frontEnd.powers(mono, 0, mono.length, powers, 0);
        float[] picture = extract(frontEnd, mono);

        for (int i = 0; i < powers.length; i++) {
            assertThat(powers[i]).isNotNegative();
            assertThat(EastFrontEnd.value(powers[i])).isCloseTo(picture[i], within(1e-6f));
        }
    }

    @Test
    void agreesWithADirectComputationInDoublePrecision() {
        Random random = new Random(7);
        for (EastSettings settings : new EastSettings[] {EastSettings.MOBILE_FCN, EastSettings.CP_RESNET}) {
            for (int samples : new int[] {514, 1_000, 2_561, 21_120}) {
                float[] mono = new float[samples];
                for (int n = 0; n < samples; n++) {
                    mono[n] = (float) (0.2 * random.nextGaussian());
                }
                float[] picture = extract(new EastFrontEnd(settings), mono);
                double[] expected = reference(settings, mono);
                assertThat(picture).hasSize(expected.length);
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) picture[i]).isCloseTo(expected[i], within(DIGITS));
                }
            }
        }
    }

    /** Naive transform, dense filters; every step spelled out as in the description of the front end. */
    private static double[] reference(EastSettings settings, float[] mono) {
        int length = mono.length - 1;
        int frames = 1 + length / 320;
        Window window = Window.symmetricHann(800);
        double[] result = new double[settings.bands() * frames];
        double low = MelScale.fromHertz(settings.lowHz());
        double step = (MelScale.fromHertz(settings.highHz()) - low) / (settings.bands() + 1);
        for (int k = 0; k < frames; k++) {
            double[] power = new double[512];
            for (int bin = 0; bin < 512; bin++) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < 800; n++) {
                    int i = Math.abs(k * 320 + n - 400);
                    i = i < length ? i : 2 * (length - 1) - i;
                    double value = window.at(n) * (mono[i + 1] - 0.97 * mono[i]);
                    double angle = 2 * Math.PI * (n * bin % 1024) / 1024;
                    re += value * Math.cos(angle);
                    im += value * Math.sin(angle);
                }
                power[bin] = re * re + im * im;
            }
            for (int band = 0; band < settings.bands(); band++) {
                double mel = 0;
                for (int bin = 0; bin < 512; bin++) {
                    double position = (MelScale.fromHertz(bin * settings.sampleRate() / 1024.0) - low) / step - band;
                    mel += power[bin] * Math.max(0, Math.min(position, 2 - position));
                }
                result[band * frames + k] = (Math.log(mel + 1e-5) + 3.7) / 3.1;
            }
        }
        return result;
    }

    @Test
    void givesFiveHundredFramesForTenSecondsAt16Kilohertz() {
        FrontEnd frontEnd = FrontEnds.create("east-log-mel-96-16k");

        assertThat(frontEnd.bands()).isEqualTo(96);
        assertThat(frontEnd.frames(160_000)).isEqualTo(500);
        assertThat(frontEnd.frames(160_001)).isEqualTo(501);
    }

    @Test
    void givesTheFloorForSilence() {
        float[] picture = extract(FrontEnds.create("east-log-mel-96-16k"), new float[1_000]);

        assertThat(picture).containsOnly((float) ((Math.log(1e-5) + 3.7) / 3.1));
    }

    @Test
    void readsAndWritesAtTheGivenPlacesAndRepeatsItself() {
        FrontEnd frontEnd = FrontEnds.create("east-log-mel-96-16k");
        float[] mono = TwoSines.oneSecond(16_000);
        float[] expected = extract(frontEnd, mono);
        float[] shifted = new float[16_007];
        System.arraycopy(mono, 0, shifted, 5, 16_000);
        float[] target = new float[expected.length + 5];
        frontEnd.extract(shifted, 5, 16_000, target, 3);

        assertThat(Arrays.copyOfRange(target, 3, 3 + expected.length)).isEqualTo(expected);
        assertThat(new float[] {target[0], target[1], target[2], target[expected.length + 3]})
                .containsOnly(0);
    }

    @Test
    void saysHowMuchAudioItNeeds() {
        FrontEnd frontEnd = FrontEnds.create("east-log-mel-96-16k");

        assertThatThrownBy(() -> frontEnd.frames(513))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The audio (513 samples) is too short for the front end east-log-mel-96-16k, which needs 514"
                                + " samples at 16000 Hz. Pad it with zeros.");
    }

    @Test
    void refusesAnUnknownNameAndListsTheKnownOnes() {
        assertThatThrownBy(() -> FrontEnds.create("nope"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nope'")
                .hasMessageContaining("east-log-mel-96-16k");
    }
}
