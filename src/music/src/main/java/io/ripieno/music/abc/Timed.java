package io.ripieno.music.abc;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Rational;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands at times in a bar beside notes; times count from the start of the bar.
 *
 * @param chords symbols as they are written between quotes
 * @param keys changes of key
 * @param fields other inline fields
 */
record Timed(
        NavigableMap<Rational, List<String>> chords,
        NavigableMap<Rational, Key> keys,
        NavigableMap<Rational, String> fields) {
    static final Timed NONE = new Timed(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    boolean isEmpty() {
        return chords.isEmpty() && keys.isEmpty() && fields.isEmpty();
    }

    NavigableSet<Rational> times() {
        NavigableSet<Rational> times = new TreeSet<>(chords.keySet());
        times.addAll(keys.keySet());
        times.addAll(fields.keySet());
        return times;
    }

    /**
     * What cannot be written before one of the groups. Changes of key after one that cannot are among it, since a key
     * holds from where it stands in the text.
     */
    Timed between(List<WrittenGroup> groups) {
        Set<Rational> onsets = groups.stream().map(WrittenGroup::onset).collect(Collectors.toSet());
        Timed rest = new Timed(without(chords, onsets), without(keys, onsets), without(fields, onsets));
        return rest.keys.isEmpty()
                ? rest
                : new Timed(rest.chords, keys.tailMap(rest.keys.firstKey(), true), rest.fields);
    }

    Timed without(Timed other) {
        return new Timed(
                without(chords, other.chords.keySet()),
                without(keys, other.keys.keySet()),
                without(fields, other.fields.keySet()));
    }

    private static <T> NavigableMap<Rational, T> without(NavigableMap<Rational, T> all, Collection<Rational> times) {
        NavigableMap<Rational, T> rest = new TreeMap<>(all);
        rest.keySet().removeAll(times);
        return rest;
    }
}
