package io.ripieno.models.data.augment;

import java.util.List;

/** Filters one after the other: an equaliser, a microphone's colour, a loudspeaker's narrow band. */
public record Equaliser(List<Biquad> bands) implements Effect {
    public Equaliser {
        bands = List.copyOf(bands);
    }

    @Override
    public void apply(float[][] channels) {
        for (float[] channel : channels) {
            Biquad.apply(bands, channel);
        }
    }

    @Override
    public boolean isLinear() {
        return true;
    }
}
