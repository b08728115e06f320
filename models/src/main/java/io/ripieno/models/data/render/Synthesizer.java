package io.ripieno.models.data.render;

import javax.sound.midi.Sequence;

/** Plays MIDI into memory. With fluidsynth the same MIDI and font give the same samples. Safe for use by several threads, each with a rendering of its own. */
public sealed interface Synthesizer permits FluidSynth, JdkSynthesizer {
    /**
     * @param seconds how much to return; what sounds on is cut, what is missing is silence
     * @throws SynthesisException if the synthesizer or its font is missing or fails
     */
    Rendering render(Sequence sequence, double seconds) throws SynthesisException;

    /** The program and the font that it plays. */
    FontUse font();
}
