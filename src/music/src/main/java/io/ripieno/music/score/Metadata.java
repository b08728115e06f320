package io.ripieno.music.score;

import java.util.Collections;
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
}
