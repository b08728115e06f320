package io.ripieno.models.data.render;

import io.ripieno.models.data.arrange.Track;
import java.util.List;

/** A synthesizer with the General MIDI programs that its font has. */
public final class SynthesizerSound implements Sound {
    private static final int DRUM_BANK = 128;

    private final Synthesizer synthesizer;
    private final Presets presets;

    /** @param presets of the font */
    public SynthesizerSound(Synthesizer synthesizer, Presets presets) {
        this.synthesizer = synthesizer;
        this.presets = presets;
    }

    @Override
    public FontUse font() {
        return synthesizer.font();
    }

    @Override
    public boolean plays(Track track) {
        return presets.has(track.isUnpitched() ? DRUM_BANK : 0, track.program());
    }

    @Override
    public List<float[][]> play(List<Track> tracks, StemFormat format) throws SynthesisException {
        return new StemSheet(tracks, format.seconds()).play(synthesizer, format);
    }
}
