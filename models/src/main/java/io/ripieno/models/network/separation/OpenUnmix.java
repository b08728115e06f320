package io.ripieno.models.network.separation;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * Open-Unmix, for one target: "Open-Unmix – A Reference Implementation for Music Source Separation" (Stöter, Uhlich, Liutkus
 * and Mitsufuji, JOSS 2019). Each frame's spectra, all channels side by side, go through a linear layer, an LSTM stack, whose
 * input goes round it as well, and two more linear layers to a mask that is not bounded above. 8,893,348 parameters at hidden
 * 512 and 28,257,188 at 1,024.
 *
 * <p>Input {@code magnitude [batch][channels][bins][frames]}, of any number of frames; output {@code estimate} of the same
 * shape, the mask times the input. The stages {@code frames [batch][hidden][frames]} (before the LSTM) and {@code mask} are
 * there for losses.
 *
 * <p>The network's own standardisation is learnt with it: the weights {@code input_mean} and {@code input_scale}
 * {@code [read][1]} are <em>minus</em> the mean and 1/deviation of each bin over the training set, to be set before training;
 * {@code output_scale} and {@code output_mean} {@code [bins][1]} start at 1. The other first values are uniform within
 * ±1/√fan-in, those of the LSTM within ±1/√(its hidden size).
 *
 * @param channels of the signal, at least 1
 * @param bins of the spectrum, 0 Hz to half the sample rate
 * @param read how many bins, from the lowest, the network looks at, at most {@code bins}; the others are masked only
 * @param hidden width, even if the LSTM is bidirectional: then each direction has half of it
 * @param layers of the LSTM, at least 1
 * @param bidirectional whether the LSTM also runs backwards; if not, its one direction has the full width
 * @param dropout between the LSTM's layers
 */
public record OpenUnmix(int channels, int bins, int read, int hidden, int layers, boolean bidirectional, float dropout)
        implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "open-unmix";

    public static final String MAGNITUDE = "magnitude";
    public static final String ESTIMATE = "estimate";

    public OpenUnmix {
        Setting.atLeast("channels", channels, 1);
        Setting.atLeast("read", read, 1);
        Setting.atLeast("bins", bins, read);
        Setting.atLeast("hidden", hidden, 2);
        Setting.atLeast("layers", layers, 1);
        Setting.dropout(dropout);
        if (bidirectional && hidden % 2 != 0) {
            throw new IllegalArgumentException(
                    "hidden is %d, which two directions cannot share. Give an even number.".formatted(hidden));
        }
    }

    /**
     * For stereo music at 44.1 kHz, 4,096 samples a window, 16 kHz of them read: three bidirectional layers, dropout 0.4.
     *
     * @param hidden 512, or 1,024 as in the large model
     */
    public static OpenUnmix music(int hidden) {
        return new OpenUnmix(2, 2049, 1487, hidden, 3, true, 0.4f);
    }

    /** For mono speech at 16 kHz, 1,024 samples a window: hidden 256. */
    public static OpenUnmix speech() {
        return new OpenUnmix(1, 513, 513, 256, 3, true, 0.4f);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers of = new Layers(graph, new SplittableRandom(seed));

        Value mix = graph.input(MAGNITUDE, "batch", channels, bins, "frames");
        Value centred =
                of.add("input.centred", of.slice("input.read", mix, 2, 0, read), vector(graph, "input_mean", read, 0));
        Value standard = of.multiply("input.standard", centred, vector(graph, "input_scale", read, 1));
        Value x = of.reshape("input.flat", standard, 0, (long) channels * read, -1);
        x = of.stage("frames", of.tanh("fc1.tanh", frameLayer(of, "fc1", x, channels * read, hidden)));
        x = of.concat("skip", 1, x, lstm(of, x));
        x = of.relu("fc2.relu", frameLayer(of, "fc2", x, 2 * hidden, hidden));
        x = frameLayer(of, "fc3", x, hidden, channels * bins);
        x = of.reshape("output.channels", x, 0, channels, bins, -1);
        x = of.multiply("output.scaled", x, vector(graph, "output_scale", bins, 1));
        x = of.add("output.shifted", x, vector(graph, "output_mean", bins, 1));
        Value mask = of.stage("mask", of.relu("output.relu", x));
        Value estimate = of.multiply(ESTIMATE, mask, mix);
        return graph.output(estimate, "batch", channels, bins, "frames").build();
    }

    /** A linear layer without bias on each frame of {@code [batch][from][frames]}, then batch normalisation. */
    private static Value frameLayer(Layers of, String name, Value x, int from, int to) {
        Convolution linear = Convolution.of(from, to, Window.of(1)).unbiased();
        return of.batchNormalisation(name + ".norm", of.convolution(name, x, linear), to);
    }

    private Value lstm(Layers of, Value x) {
        Recurrence stack = Recurrence.of(hidden, bidirectional ? hidden / 2 : hidden)
                .layers(layers)
                .dropout(dropout);
        Value sequence = of.transpose("lstm.sequence", x, 2, 0, 1);
        Value y = of.lstm("lstm", sequence, bidirectional ? stack.bothWays() : stack)
                .sequence();
        return of.transpose("lstm.frames", y, 1, 2, 0);
    }

    /** One number for each bin. */
    private static Value vector(GraphBuilder graph, String name, int bins, float value) {
        return graph.weight(name, Role.PARAMETER, Filling.constant(value), bins, 1);
    }
}
