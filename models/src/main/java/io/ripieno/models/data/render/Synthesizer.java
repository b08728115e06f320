package io.ripieno.models.data.render;

import javax.sound.midi.Sequence;

/**
 * Plays MIDI. With a soundfont the same MIDI gives the same samples. Safe for use by several threads, each with a rendering
 * of its own.
 */
public sealed interface Synthesizer permits FluidSynth, JdkSynthesizer {
    /**
     * Passes on sound as it is made.
     *
     * @param frames how many to pass on at most; fewer come if the synthesizer has nothing more to play
     * @throws SynthesisException if the synthesizer or its font is missing or fails
     */
    void play(Sequence sequence, SynthesisSettings settings, long frames, StereoBlocks blocks)
            throws SynthesisException;

    /**
     * Plays at 32 kHz, with the synthesizer's own room, into memory.
     *
     * @param seconds how much to return; what sounds on is cut, what is missing is silence
     * @throws SynthesisException if the synthesizer or its font is missing or fails
     */
    default Rendering render(Sequence sequence, double seconds) throws SynthesisException {
        SynthesisSettings settings = new SynthesisSettings(32_000, true);
        int frames = (int) Math.round(seconds * settings.sampleRate());
        float[][] channels = new float[2][frames];
        int[] at = {0};
        play(sequence, settings, frames, (left, right, count) -> {
            System.arraycopy(left, 0, channels[0], at[0], count);
            System.arraycopy(right, 0, channels[1], at[0], count);
            at[0] += count;
        });
        return new Rendering(settings.sampleRate(), channels[0], channels[1]);
    }

    /** The program and the font that it plays. */
    FontUse font();
}
