package io.ripieno.models.network;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.separation.Iass;
import io.ripieno.models.network.separation.OpenUnmix;
import io.ripieno.models.network.symbolic.dmelodies.MelodyCnnVae;
import io.ripieno.models.network.symbolic.image.DspritesVae;
import io.ripieno.models.network.symbolic.image.MnistVae;
import io.ripieno.models.network.symbolic.inpainting.LatentRnn;
import io.ripieno.models.network.tagging.BagAttention;
import io.ripieno.models.network.tagging.BagFc;
import io.ripieno.models.network.tagging.BagFcT;
import io.ripieno.models.network.tagging.BagRnn;
import io.ripieno.models.network.tagging.Cnn14;
import io.ripieno.models.network.tagging.CpResNet;
import io.ripieno.models.network.tagging.Vggish;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** The networks whose sizes are published, by name: those that weights of others fit into. */
public final class Catalogue {
    private static final Map<String, LongFunction<GraphSet>> NETWORKS = new TreeMap<>(Map.ofEntries(
            Map.entry("bag-attention", seed -> BagAttention.published().build(seed)),
            Map.entry("bag-fc", seed -> BagFc.published().build(seed)),
            Map.entry("bag-fc-t", seed -> BagFcT.published().build(seed)),
            Map.entry("bag-rnn", seed -> BagRnn.published().build(seed)),
            Map.entry("cnn14", seed -> Cnn14.published().build(seed)),
            Map.entry("cp-resnet", seed -> CpResNet.published().build(seed)),
            Map.entry("dsprites-vae", seed -> DspritesVae.published().build(seed)),
            Map.entry("iass", seed -> Iass.published().build(seed)),
            Map.entry("latent-rnn", seed -> LatentRnn.published(false).build(seed)),
            Map.entry("latent-rnn-autoregressive", seed -> LatentRnn.published(true)
                    .build(seed)),
            Map.entry("melody-cnn-vae", seed -> MelodyCnnVae.published().build(seed)),
            Map.entry("mnist-vae", seed -> MnistVae.published().build(seed)),
            Map.entry("open-unmix-512", seed -> OpenUnmix.music(512).build(seed)),
            Map.entry("open-unmix-1024", seed -> OpenUnmix.music(1024).build(seed)),
            Map.entry("open-unmix-speech", seed -> OpenUnmix.speech().build(seed)),
            Map.entry("vggish", seed -> Vggish.published().build(seed))));

    private Catalogue() {}

    /** In alphabetical order. */
    public static Set<String> names() {
        return new TreeSet<>(NETWORKS.keySet());
    }

    /** The network of that name, with first values drawn from {@code seed}; empty if there is none. */
    public static Optional<GraphSet> build(String name, long seed) {
        return Optional.ofNullable(NETWORKS.get(name)).map(network -> network.apply(seed));
    }
}
