package io.ripieno.music.corpus;

import io.ripieno.music.score.Tune;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds tunes of one or several collections that are the same melody, or begin as the same. Tunes of few notes are not compared. */
public final class Duplicates {
    /**
     * Tunes that agree, in the order in which they were added.
     *
     * @param whole whether the melodies are the same throughout; otherwise their openings
     */
    public record Group(boolean whole, List<String> tunes) {
        public Group {
            tunes = List.copyOf(tunes);
        }
    }

    private static final int FEWEST_NOTES = 16;

    private final Map<String, List<String>> whole = new LinkedHashMap<>();
    private final Map<String, List<String>> openings = new LinkedHashMap<>();

    /**
     * Takes in a tune that was read.
     *
     * @param collection put before the tune's name, so that several collections can be told apart
     * @return whether it is the first of its melody
     */
    public boolean add(String collection, CorpusTune tune) {
        if (!(tune.tune() instanceof Tune.Read read)
                || read.score().parts().stream().noneMatch(part -> part.notes().size() >= FEWEST_NOTES)) {
            return true;
        }
        Fingerprint fingerprint = Fingerprint.of(read.score());
        String id = collection + "/" + tune.id();
        openings.computeIfAbsent(fingerprint.opening(), any -> new ArrayList<>())
                .add(id);
        List<String> same = whole.computeIfAbsent(fingerprint.whole(), any -> new ArrayList<>());
        same.add(id);
        return same.size() == 1;
    }

    /** Tunes whose melodies are the same. */
    public List<Group> same() {
        return groups(whole, true);
    }

    /** Tunes whose openings are the same, those of {@link #same} among them. */
    public List<Group> alike() {
        return groups(openings, false);
    }

    private static List<Group> groups(Map<String, List<String>> byHash, boolean whole) {
        return byHash.values().stream()
                .filter(tunes -> tunes.size() > 1)
                .map(tunes -> new Group(whole, tunes))
                .toList();
    }
}
