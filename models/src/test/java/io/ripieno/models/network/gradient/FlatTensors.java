package io.ripieno.models.network.gradient;

import java.util.List;
import java.util.regex.Pattern;

/** The tensors of the catalogue's networks that no output depends on while they are trained. */
final class FlatTensors {
    private static final String SHIFT = "a shift of a whole channel, which the next normalisation takes away";

    private static final List<Flat> ALL = List.of(
            flat("bag-attention", "in\\.norm\\.bias", SHIFT),
            flat(
                    "bag-rnn",
                    "gru\\.2\\.recurrent/1",
                    "only the last step is read, before which the way back has no state"),
            flat("dist-mat-net-.*", "output_\\d\\.conv\\d\\.bias", SHIFT),
            flat("iass", "encoder\\d\\.(first|second)\\.conv\\.bias", SHIFT),
            flat("iass", "activity\\.conv([123]|[12]\\.norm)\\.bias", SHIFT),
            flat("joint-embed-net", "(contour|score)_embedding\\.conv\\d\\.conv\\.bias", SHIFT),
            flat("melody-cnn-vae", "decoder\\.embedding\\.weight", "published, and read by no graph"),
            flat("open-unmix-.*", "input_mean", SHIFT),
            flat("(pc|si)-conv-net", "embedding\\.conv\\d\\.conv\\.bias", SHIFT));

    private FlatTensors() {}

    /**
     * @param networks names of networks
     * @param tensors names of their tensors
     */
    record Flat(Pattern networks, Pattern tensors, String reason) {
        boolean has(String tensor) {
            return tensors.matcher(tensor).matches();
        }
    }

    /** Those of a network of the catalogue. */
    static List<Flat> of(String network) {
        return ALL.stream()
                .filter(flat -> flat.networks().matcher(network).matches())
                .toList();
    }

    private static Flat flat(String networks, String tensors, String reason) {
        return new Flat(Pattern.compile(networks), Pattern.compile(tensors), reason);
    }
}
