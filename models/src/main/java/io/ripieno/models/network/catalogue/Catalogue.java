package io.ripieno.models.network.catalogue;

import io.ripieno.models.network.Network;
import io.ripieno.models.network.assessment.DistMatNet;
import io.ripieno.models.network.assessment.JointEmbedNet;
import io.ripieno.models.network.assessment.PcConvNet;
import io.ripieno.models.network.assessment.SiConvNet;
import io.ripieno.models.network.separation.Iass;
import io.ripieno.models.network.separation.OpenUnmix;
import io.ripieno.models.network.symbolic.dmelodies.FactorDiscriminator;
import io.ripieno.models.network.symbolic.dmelodies.MelodyCnnVae;
import io.ripieno.models.network.symbolic.ecmg.Condition;
import io.ripieno.models.network.symbolic.ecmg.MelodyLstm;
import io.ripieno.models.network.symbolic.ecmg.TokenStream;
import io.ripieno.models.network.symbolic.image.DspritesVae;
import io.ripieno.models.network.symbolic.image.MnistVae;
import io.ripieno.models.network.symbolic.inpainting.AnticipationRnn;
import io.ripieno.models.network.symbolic.inpainting.LatentRnn;
import io.ripieno.models.network.symbolic.measurevae.MeasureVae;
import io.ripieno.models.network.tagging.BagAttention;
import io.ripieno.models.network.tagging.BagFc;
import io.ripieno.models.network.tagging.BagFcT;
import io.ripieno.models.network.tagging.BagRnn;
import io.ripieno.models.network.tagging.Cnn14;
import io.ripieno.models.network.tagging.CpResNet;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.network.tagging.Vggish;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All networks by name, with the settings that are published for them. Others are written behind the name: {@code
 * open-unmix-512:hidden=256,layers=2}.
 */
public final class Catalogue {
    private static final int DMELODIES_TOKENS = 62;
    private static final int CLASSES_OF_STUDENT = 50;
    private static final int FRAMES_OF_STUDENT = 1457;
    private static final int CONTOUR = 1000;
    private static final String VOCABULARY = "vocabulary";

    private static final Map<String, Network> PUBLISHED = Map.ofEntries(
            Map.entry("bag-attention", BagAttention.published()),
            Map.entry("bag-fc", BagFc.published()),
            Map.entry("bag-fc-t", BagFcT.published()),
            Map.entry("bag-rnn", BagRnn.published()),
            Map.entry("cnn14", Cnn14.published()),
            Map.entry("cp-resnet", CpResNet.published()),
            Map.entry("dist-mat-net-400", new DistMatNet(400)),
            Map.entry("dist-mat-net-600", new DistMatNet(600)),
            Map.entry("dist-mat-net-900", new DistMatNet(900)),
            Map.entry("dsprites-vae", DspritesVae.published()),
            Map.entry("factor-discriminator-images", FactorDiscriminator.ofImages()),
            Map.entry("factor-discriminator-melodies", FactorDiscriminator.ofMelodies()),
            Map.entry("iass", Iass.published()),
            Map.entry("joint-embed-net", new JointEmbedNet(CONTOUR)),
            Map.entry("latent-rnn", LatentRnn.published(false)),
            Map.entry("latent-rnn-autoregressive", LatentRnn.published(true)),
            Map.entry("melody-cnn-vae", MelodyCnnVae.published()),
            Map.entry(
                    "melody-lstm-duration", MelodyLstm.published(TokenStream.DURATION, EnumSet.allOf(Condition.class))),
            Map.entry("melody-lstm-pitch", MelodyLstm.published(TokenStream.PITCH, EnumSet.allOf(Condition.class))),
            Map.entry("melody-rnn-vae", MeasureVae.ofMelodies(DMELODIES_TOKENS)),
            Map.entry("mnist-vae", MnistVae.published()),
            Map.entry("mobile-fcn", new MobileFcn(CLASSES_OF_STUDENT, FRAMES_OF_STUDENT)),
            Map.entry("open-unmix-512", OpenUnmix.music(512)),
            Map.entry("open-unmix-1024", OpenUnmix.music(1024)),
            Map.entry("open-unmix-speech", OpenUnmix.speech()),
            Map.entry("pc-conv-net", new PcConvNet(CONTOUR)),
            Map.entry("si-conv-net", new SiConvNet(CONTOUR)),
            Map.entry("vggish", Vggish.published()));

    /** Those that are published for any vocabulary, which the caller must give. */
    private static final Map<String, Network> OF_ANY_VOCABULARY = Map.of(
            "anticipation-rnn", AnticipationRnn.published(1),
            "measure-vae-attributes", MeasureVae.ofAttributes(1),
            "measure-vae-attributes-flat", MeasureVae.ofAttributes(1).flat(),
            "measure-vae-inpainting", MeasureVae.ofInpainting(1));

    private Catalogue() {}

    /** In alphabetical order. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(PUBLISHED.keySet());
        names.addAll(OF_ANY_VOCABULARY.keySet());
        return names;
    }

    /** The settings of a network of the catalogue; those that the caller must give are empty. */
    public static Map<String, String> settings(String name) {
        Map<String, String> settings = new LinkedHashMap<>(NetworkSettings.of(named(name)));
        if (OF_ANY_VOCABULARY.containsKey(name)) {
            settings.put(VOCABULARY, "");
        }
        return settings;
    }

    /**
     * The network of a name, perhaps with other settings.
     *
     * @param words {@code NAME} or {@code NAME:SETTING=VALUE,...}
     * @throws IllegalArgumentException if there is no such network or setting, the value does not fit, or one must be given
     *     and is not
     */
    public static Network network(String words) {
        String[] halves = words.split(":", 2);
        Map<String, String> changes = new TreeMap<>();
        if (halves.length == 2) {
            for (String change : halves[1].split(",", -1)) {
                String[] parts = change.split("=", 2);
                if (parts.length < 2 || changes.put(parts[0].strip(), parts[1].strip()) != null) {
                    throw new IllegalArgumentException(
                            "'%s' of %s is no setting, or given twice. Write %s:SETTING=VALUE,SETTING=VALUE."
                                    .formatted(change, words, halves[0]));
                }
            }
        }
        Network published = named(halves[0]);
        if (OF_ANY_VOCABULARY.containsKey(halves[0]) && !changes.containsKey(VOCABULARY)) {
            throw new IllegalArgumentException(
                    "%s is published for any vocabulary. Give the number of tokens: %s:vocabulary=130."
                            .formatted(halves[0], halves[0]));
        }
        return NetworkSettings.with(published, changes);
    }

    private static Network named(String name) {
        Network network = PUBLISHED.getOrDefault(name, OF_ANY_VOCABULARY.get(name));
        if (network == null) {
            throw new IllegalArgumentException("There is no network %s. Name one of %s.".formatted(name, names()));
        }
        return network;
    }
}
