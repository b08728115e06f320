package io.ripieno.models.data.clips;

import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.SoundFonts;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.Synthesizer;

/**
 * The two sounds of a library.
 *
 * @param seen plays the phrases for training and validation; its font's licence must allow to publish weights
 * @param heldOut plays the phrases for testing
 */
public record StemVoices(Synthesizer seen, Synthesizer heldOut) {
    public StemVoices {
        if (!seen.font().mayTrain()) {
            throw new IllegalArgumentException("The font " + seen.font().file() + " ("
                    + seen.font().licence() + ") is for measuring only. Train with a font of a permissive licence.");
        }
    }

    /** MuseScore General for training and TimGM6mb for testing, both played by fluidsynth. */
    public static StemVoices standard() throws SynthesisException {
        return new StemVoices(FluidSynth.with(SoundFonts.museScoreGeneral()), FluidSynth.with(SoundFonts.timGm6mb()));
    }

    Synthesizer of(Split split) {
        return split == Split.TEST ? heldOut : seen;
    }

    @Override
    public String toString() {
        return seen.font() + "|" + heldOut.font();
    }
}
