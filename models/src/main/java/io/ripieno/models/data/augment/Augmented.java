package io.ripieno.models.data.augment;

import java.util.List;

/**
 * A mix and what it is made of. Unless the mix was processed as a whole, it is the sum of the stems and the noise, in
 * this order and in float.
 *
 * @param stems {@code [channels][samples]} each
 * @param noise {@code [channels][samples]}, silent if there is none
 * @param mix {@code [channels][samples]}
 * @param processed whether saturation or a codec came after the sum, so that the stems sum to something else
 */
public record Augmented(List<float[][]> stems, float[][] noise, float[][] mix, boolean processed) {
    public Augmented {
        stems = List.copyOf(stems);
    }
}
