package io.ripieno.models.network.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.network.catalogue.Catalogue;
import io.ripieno.models.network.gradient.FlatTensors.Flat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of every network of the catalogue in training mode: along directions in all parameters, in all inputs and in
 * each tensor of parameters. A direction that says nothing, since it crosses a kink (ReLU, max-pooling) or drowns in rounding,
 * is taken again at another point, with other weights and inputs; every direction must be judged at one of five, but for
 * {@link FlatTensors}, which must be flat.
 */
class NetworkGradientTest {
    private static final int POINTS = 5;
    private static final int DIRECTIONS = 3;

    /** At full size, up to so many parameters each tensor is moved by itself too. */
    private static final long SMALL = 100_000;

    private static final Pattern VOCABULARY = Pattern.compile("vocabulary=(\\d+)");

    /** Networks that are not told theirs have more. */
    private static final int LEAST_VOCABULARY = 12;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    /** Each network of the catalogue, narrow and short, and the lengths of its inputs. */
    static Stream<String> small() {
        return """
                anticipation-rnn:vocabulary=12
                bag-attention:features=8,classes=4
                bag-fc:features=6,instances=3
                bag-fc-t:features=8
                bag-rnn:features=6,hidden=5
                cnn14:width=2,bands=32,classes=5|frames=32
                cp-resnet:width=4,bands=32,frames=40
                dist-mat-net-400:size=81
                dist-mat-net-600:size=90
                dist-mat-net-900:size=100
                dsprites-vae
                factor-discriminator-images:width=20
                factor-discriminator-melodies:width=20
                iass:read=729,bins=740|batch=2|frames=2
                joint-embed-net:frames=400
                latent-rnn:latent=6,hidden=5
                latent-rnn-autoregressive:latent=6,hidden=5
                measure-vae-attributes:vocabulary=12,hidden=8,latent=6
                measure-vae-attributes-flat:vocabulary=12,hidden=8,latent=6
                measure-vae-inpainting:vocabulary=12,hidden=10,latent=7
                melody-cnn-vae
                melody-lstm-duration:hidden=8
                melody-lstm-pitch:hidden=8
                melody-rnn-vae:vocabulary=12,hidden=8,latent=6
                mnist-vae
                mobile-fcn:classes=4,frames=96
                open-unmix-1024:bins=20,read=16,hidden=8
                open-unmix-512:bins=20,read=16,hidden=6
                open-unmix-speech:bins=20,read=16,hidden=6
                pc-conv-net:frames=400
                si-conv-net:frames=400
                vggish:width=2,hidden=16
                """.lines();
    }

    /** The same networks as published, on inputs as short as they take. */
    static Stream<String> full() {
        return """
                anticipation-rnn:vocabulary=130|ticks=24
                bag-attention|instances=10
                bag-fc
                bag-fc-t|instances=10
                bag-rnn|instances=10
                cnn14|frames=64
                cp-resnet:frames=100
                dist-mat-net-400
                dist-mat-net-600
                dist-mat-net-900
                dsprites-vae
                factor-discriminator-images
                factor-discriminator-melodies
                iass|batch=2
                joint-embed-net
                latent-rnn
                latent-rnn-autoregressive
                measure-vae-attributes:vocabulary=130|ticks=24
                measure-vae-attributes-flat:vocabulary=130|ticks=24
                measure-vae-inpainting:vocabulary=130|ticks=24
                melody-cnn-vae
                melody-lstm-duration
                melody-lstm-pitch
                melody-rnn-vae|ticks=16
                mnist-vae
                mobile-fcn:frames=500
                open-unmix-1024
                open-unmix-512
                open-unmix-speech
                pc-conv-net
                si-conv-net
                vggish|batch=2
                """.lines();
    }

    @ParameterizedTest
    @MethodSource("small")
    void agreesWithFiniteDifferences(String words) {
        assertGradients(words, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("full")
    @Tag("soak")
    void agreesWithFiniteDifferencesAtFullSize(String words) {
        assertGradients(words, SMALL);
    }

    @Test
    void noNetworkOfTheCatalogueIsLeftOut() {
        for (Stream<String> all : List.of(small(), full())) {
            assertThat(all.map(words -> words.split("[:|]")[0]).collect(Collectors.toSet()))
                    .isEqualTo(Catalogue.names());
        }
    }

    /** @param most of a network with more parameters no tensor is moved by itself */
    private static void assertGradients(String words, long most) {
        String[] halves = words.split("\\|");
        Map<String, Integer> lengths = new TreeMap<>();
        Arrays.stream(halves)
                .skip(1)
                .map(length -> length.split("="))
                .forEach(pair -> lengths.put(pair[0], Integer.valueOf(pair[1])));
        List<Flat> flats = FlatTensors.of(halves[0].split(":")[0]);
        Set<String> judged = new HashSet<>();
        Set<String> left = new TreeSet<>();
        int point = 0;
        do {
            point++;
            try (PointerScope scope = new PointerScope();
                    WholeNetwork network = new WholeNetwork(
                            Catalogue.network(halves[0]).build(point), tokens(words), lengths, point)) {
                assertThat(flats)
                        .allSatisfy(flat ->
                                assertThat(network.parameters().keySet()).anyMatch(flat::has));
                network.objective().backward();
                left.clear();
                directions(network, most).forEach((name, variables) -> {
                    if (judged.contains(name) || isJudged(network, name, variables, flats)) {
                        judged.add(name);
                    } else {
                        left.add(name);
                    }
                });
            }
        } while (!left.isEmpty() && point < POINTS);
        assertThat(left)
                .as("directions that could not be judged at %d points", point)
                .isEmpty();
    }

    /** Holds a direction's gradients against differences; gives whether that says anything here. */
    private static boolean isJudged(WholeNetwork network, String name, List<Tensor> variables, List<Flat> flats) {
        try (PointerScope scope = new PointerScope()) {
            var slope = new DirectionalDerivative(network::objective, variables, name.hashCode());
            Optional<Flat> flat = flats.stream().filter(each -> each.has(name)).findFirst();
            if (flat.isPresent()) {
                assertThat(slope.isFlat())
                        .as("%s is flat: %s", name, flat.get().reason())
                        .isTrue();
                return true;
            }
            return slope.agrees(name);
        }
    }

    private static int tokens(String words) {
        Matcher vocabulary = VOCABULARY.matcher(words);
        return vocabulary.find() ? Integer.parseInt(vocabulary.group(1)) : LEAST_VOCABULARY;
    }

    /** What is moved together, by name. */
    private static Map<String, List<Tensor>> directions(WholeNetwork network, long most) {
        Map<String, List<Tensor>> directions = new LinkedHashMap<>();
        List<Tensor> parameters = List.copyOf(network.parameters().values());
        for (int i = 1; i <= DIRECTIONS; i++) {
            directions.put("all parameters, direction " + i, parameters);
        }
        if (!network.inputs().isEmpty()) {
            directions.put("all inputs", network.inputs());
        }
        if (network.size() <= most) {
            network.parameters().forEach((name, tensor) -> directions.put(name, List.of(tensor)));
        }
        return directions;
    }
}
