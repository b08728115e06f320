package io.ripieno.music.corpus;

import io.ripieno.music.score.Tune;

/**
 * A tune of a collection, read or refused.
 *
 * @param file relative to the collection's folder, with {@code /} between its parts
 * @param number of the tune in its file, from 1
 */
public record CorpusTune(String file, int number, Tune tune) {
    /** Names the tune in its collection: {@code reels/a-c.abc#12}. */
    public String id() {
        return file + "#" + number;
    }
}
