package io.ripieno.models.data.render;

import io.ripieno.models.data.arrange.Track;
import java.util.List;

/** What tracks can be played with: a soundfont in a synthesizer, a singer. Safe for use by several threads. */
public interface Sound {
    /** Where the sound comes from; its family decides which side of a split it is on. */
    FontUse font();

    /** Whether it has the instrument of a track. */
    boolean plays(Track track);

    /**
     * Plays tracks of one piece, each by itself and without a room. The same tracks give the same stems.
     *
     * @return {@code [channels][frames]} for each track, in their order
     * @throws SynthesisException if the sound is missing or cannot be made
     */
    List<float[][]> play(List<Track> tracks, StemFormat format) throws SynthesisException;
}
