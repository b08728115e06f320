package io.ripieno.music.score;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a score says about itself; empty strings for what it does not.
 *
 * @param number in its collection, such as ABC's {@code X:}
 * @param other key and value of anything else
 */
public record Metadata(
        String title, String composer, String lyricist, String source, String number, SortedMap<String, String> other) {
    /** The key of the order in which the parts of a tune are played, {@code AABA}; each letter with its own repeats. */
    public static final String PARTS = "parts";

    /** The key of an order of parts in which repeats are counted among the letters. */
    public static final String PARTS_PLAYED = "parts-played";

    /** The key of where parts begin, by index of measure: {@code A@0 B@9}. */
    public static final String SECTIONS = "sections";

    public static final Metadata NONE = new Metadata("", "", "", "", "", new TreeMap<>());

    public Metadata {
        other = Collections.unmodifiableSortedMap(new TreeMap<>(other));
    }

    public static Metadata titled(String title) {
        return new Metadata(title, "", "", "", "", new TreeMap<>());
    }

    public Metadata withOther(Map<String, String> other) {
        return new Metadata(title, composer, lyricist, source, number, new TreeMap<>(other));
    }

    /** Without what names measures by their index or says in which order to play them. */
    Metadata withoutOrder() {
        SortedMap<String, String> kept = new TreeMap<>(other);
        kept.keySet().removeAll(List.of(PARTS, PARTS_PLAYED, SECTIONS));
        return withOther(kept);
    }
}
