package io.ripieno.models.network.assessment;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Setting;

/**
 * What the contour networks of "Score-informed Networks for Music Performance Assessment" (Huang, Hung, Pati, Gururani and
 * Lerch, ISMIR 2020) share: four convolutions over time of kernel 7 and stride 3, each with batch normalisation and ReLU, and
 * the mean over time. 1,000 frames become 332, 109, 35 and 10.
 */
final class ContourEncoder {
    /** The width of an embedding. */
    static final int EMBEDDED = 16;

    private static final int[] CHANNELS = {4, 8, 16, EMBEDDED};
    private static final int KERNEL = 7;
    private static final int STRIDE = 3;

    private ContourEncoder() {}

    /** {@code [batch][channels][frames]} as the stage {@code name [batch][16]}. */
    static Value build(Layers layers, String name, Value x, int channels) {
        Value y = x;
        int from = channels;
        for (int i = 0; i < CHANNELS.length; i++) {
            Convolution convolution =
                    Convolution.of(from, CHANNELS[i], Window.of(KERNEL).stride(STRIDE));
            y = layers.normalised("%s.conv%d".formatted(name, i + 1), y, convolution);
            from = CHANNELS[i];
        }
        return layers.stage(name, layers.globalMean(name + ".mean", y));
    }

    /** @throws IllegalArgumentException if the convolutions leave nothing of {@code frames} */
    static void check(int frames) {
        int least = 1;
        for (int ignored : CHANNELS) {
            least = (least - 1) * STRIDE + KERNEL;
        }
        Setting.atLeast("frames", frames, least);
    }
}
