package io.ripieno.music.abc;

import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notes between square brackets while they are read. */
final class ChordDraft {
    private final List<@Nullable Pitch> pitches = new ArrayList<>();
    private final List<Boolean> ties = new ArrayList<>();
    private Rational length = Rational.ZERO;
    private boolean even = true;

    /** Adds a note unless it is there already. */
    void add(Pitch pitch, Rational written) {
        if (pitches.isEmpty()) {
            length = written;
        }
        even &= written.equals(length);
        if (pitches.size() < MOST && !pitches.contains(pitch)) {
            pitches.add(pitch);
            ties.add(false);
        }
    }

    private static final int MOST = 128;

    void tieLast() {
        if (!ties.isEmpty()) {
            ties.set(ties.size() - 1, true);
        }
    }

    boolean isEmpty() {
        return pitches.isEmpty();
    }

    /** Whether all notes are written with one length. */
    boolean isEven() {
        return even;
    }

    List<@Nullable Pitch> pitches() {
        return pitches;
    }

    /** Of the first note, in quarters. */
    Rational length() {
        return length;
    }

    /** Leaves the notes with a hyphen inside of the brackets to be held. */
    void addTiesTo(AbcLayer layer) {
        for (int i = 0; i < ties.size(); i++) {
            if (ties.get(i)) {
                layer.open.add(layer.last.get(i));
            }
        }
    }
}
