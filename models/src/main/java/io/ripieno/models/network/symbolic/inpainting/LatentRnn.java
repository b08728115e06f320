package io.ripieno.models.network.symbolic.inpainting;

import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.RecurrentOutput;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The inpainting network of "Learning to Traverse Latent Spaces for Musical Score Inpainting" (Pati, Lerch and Hadjeres, ISMIR
 * 2019): from the latent vectors of the bars around a gap to those of the bars in it. The autoencoder that makes and reads
 * latent vectors is a network of its own. With 256 latent dimensions and 512 hidden, 41,468,160 parameters if
 * auto-regressive, else 39,901,441. Two graphs:
 *
 * <ul>
 *   <li>{@code context}: {@code past [batch][past bars][latent]} and {@code future [batch][future bars][latent]}, as far as they
 *       are read, to {@code state [4][batch][width]}, where the width is {@code hidden} for each of them.
 *   <li>{@code generation}: {@code state} and an input for each bar to fill, to {@code predicted [batch][bars][latent]} and
 *       {@code next_state}. Auto-regressive, the input is {@code before [batch][bars][latent]}, the latent vector of the bar
 *       before each: all at once where they are known, else one bar a run, {@code next_state} in the place of {@code state}.
 *       Otherwise it is {@code places [batch][bars][1]}, a 1 for each bar, which the graph multiplies by a learned number.
 * </ul>
 *
 * <p>Matrices and gates start Xavier-normal, the learned number normal of deviation 1.
 *
 * @param latent how many latent dimensions
 * @param hidden width of the state of one direction of one context
 * @param autoregressive whether each bar is predicted from the one before it
 * @param context which bars are read
 * @param dropout between the layers of each recurrent stack
 */
public record LatentRnn(int latent, int hidden, boolean autoregressive, Context context, float dropout)
        implements Network {
    public static final String CONTEXT = "context";
    public static final String PAST = "past";
    public static final String FUTURE = "future";
    public static final String STATE = "state";

    public static final String GENERATION = "generation";
    public static final String BEFORE = "before";
    public static final String PLACES = "places";
    public static final String PREDICTED = "predicted";
    public static final String NEXT_STATE = "next_state";

    private static final int LAYERS = 2;
    private static final int STATES = 2 * LAYERS;

    public LatentRnn {
        Setting.atLeast("latent", latent, 1);
        Setting.atLeast("hidden", hidden, 1);
        Setting.dropout(dropout);
    }

    /** 256 latent dimensions, 512 hidden, dropout 0.5, both contexts. */
    public static LatentRnn published(boolean autoregressive) {
        return new LatentRnn(256, 512, autoregressive, Context.BOTH, 0.5f);
    }

    /** The width of the state of one direction of the generating stack. */
    public int width() {
        return context == Context.BOTH ? 2 * hidden : hidden;
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        SplittableRandom random = new SplittableRandom(seed);
        FirstValues firstValues = FirstValues.xavierNormal(random);
        buildContext(new Layers(network.graph(CONTEXT), firstValues));
        buildGeneration(new Layers(network.graph(GENERATION), firstValues), random);
        return network;
    }

    private void buildContext(Layers layers) {
        List<Value> states = new ArrayList<>();
        if (context.readsPast()) {
            states.add(read(layers, PAST));
        }
        if (context.readsFuture()) {
            states.add(read(layers, FUTURE));
        }
        layers.graph()
                .output(layers.concat(STATE, 2, states.toArray(Value[]::new)), STATES, "batch", width())
                .build();
    }

    private Value read(Layers layers, String name) {
        Value bars = layers.graph().input(name, "batch", name + " bars", latent);
        return layers.gru(name + ".gru", layers.swapBatchAndTime(name + ".sequence", bars), stack(latent, hidden))
                .state()
                .hidden();
    }

    private void buildGeneration(Layers layers, SplittableRandom random) {
        GraphBuilder graph = layers.graph();
        Value state = graph.input(STATE, STATES, "batch", width());
        Value bars = autoregressive
                ? graph.input(BEFORE, "batch", "bars", latent)
                : layers.multiply(
                        "generation.places",
                        graph.input(PLACES, "batch", "bars", 1),
                        graph.weight("generation.input", Role.PARAMETER, Filling.normal(1, random), 1));
        Recurrence recurrence = stack(autoregressive ? latent : 1, width());
        Value sequence = layers.swapBatchAndTime("generation.sequence", bars);
        RecurrentOutput written = layers.gru("generation.gru", sequence, recurrence, RecurrentState.of(state));
        Value latents = layers.framewiseLinear("generation.latents", written.sequence(), recurrence.outputs(), latent);
        graph.output(layers.swapBatchAndTime(PREDICTED, latents), "batch", "bars", latent)
                .output(layers.stage(NEXT_STATE, written.state().hidden()), STATES, "batch", width())
                .build();
    }

    private Recurrence stack(int inputs, int width) {
        return Recurrence.of(inputs, width).layers(LAYERS).bothWays().dropout(dropout);
    }
}
