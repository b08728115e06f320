package io.ripieno.models.network.separation;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;

/**
 * The blocks of {@link Iass}, over {@code [batch][channels][frequency][time]}. Encoders normalise before the activation,
 * decoders after it.
 */
record IassBlocks(Layers layers) {
    /** What an encoder divides the number of bins by. */
    static final int SHRINK = 3;

    private static final float SLOPE = 0.01f;
    private static final Window SQUARE = Window.of(3, 3).pad(1);
    private static final Window THIRD = Window.of(SHRINK, 1).stride(SHRINK, 1);

    /** Two normalised convolutions, the sum with the input through a 1 × 1 convolution, a third of the bins. */
    Value encoder(String name, Value x, int from, int to) {
        Value y = normalisedThenActive(name + ".first", x, from, to);
        y = normalisedThenActive(name + ".second", y, to, to);
        Value straight = layers.convolution(name + ".bridge", x, Convolution.of(from, to, Window.of(1, 1)));
        Value sum = layers.add(name + ".sum", y, straight);
        return layers.convolution(name + ".down", sum, Convolution.of(to, to, THIRD));
    }

    /** The convolution that a shrunk map goes through on its way to the decoder. */
    Value skip(String name, Value x, int channels) {
        return layers.convolution(name, x, Convolution.of(channels, channels, SQUARE));
    }

    /**
     * Three times the bins, and the skipped map behind; two transposed convolutions.
     *
     * @param from channels of both together
     * @param bins that the encoder at the other end had shrunk
     */
    Value decoder(String name, Value x, Value skipped, int from, int to, int bins) {
        Value up = up(name + ".up", x, from - to, bins);
        Value y = layers.concat(name + ".joined", 1, up, skipped);
        y = activeThenNormalised(name + ".first", y, from, from / 2);
        return activeThenNormalised(name + ".second", y, from / 2, to);
    }

    /** The decoder without a skipped map, whose last convolution is plain. */
    Value lastDecoder(String name, Value x, int from, int to, int bins) {
        Value y = activeThenNormalised(name + ".first", up(name + ".up", x, from, bins), from, from / 2);
        return layers.transposedConvolution(name + ".second", y, Convolution.of(from / 2, to, SQUARE));
    }

    /** A score for each frame: three convolutions that shrink the bins by 3, one over what is left; {@code [batch][time]}. */
    Value activity(String name, Value x, int from, int bins) {
        int[] channels = {from, 32, 16, 16};
        int left = bins;
        Value y = x;
        for (int i = 1; i < channels.length; i++) {
            String layer = name + ".conv" + i;
            y = layers.convolution(layer, y, Convolution.of(channels[i - 1], channels[i], THIRD));
            y = layers.batchNormalisation(layer + ".norm", y, channels[i]);
            left /= SHRINK;
        }
        y = layers.convolution(name + ".conv4", y, Convolution.of(channels[3], 1, Window.of(left, 1)));
        return layers.squeeze(name, y, 1, 2);
    }

    private Value up(String name, Value x, int channels, int bins) {
        Window window = THIRD.outputPad(bins % SHRINK, 0);
        return layers.transposedConvolution(name, x, Convolution.of(channels, channels, window));
    }

    private Value normalisedThenActive(String name, Value x, int from, int to) {
        Value y = layers.convolution(name + ".conv", x, Convolution.of(from, to, SQUARE));
        return layers.leakyRelu(name + ".relu", layers.batchNormalisation(name + ".norm", y, to), SLOPE);
    }

    private Value activeThenNormalised(String name, Value x, int from, int to) {
        Value y = layers.transposedConvolution(name + ".conv", x, Convolution.of(from, to, SQUARE));
        return layers.batchNormalisation(name + ".norm", layers.leakyRelu(name + ".relu", y, SLOPE), to);
    }
}
