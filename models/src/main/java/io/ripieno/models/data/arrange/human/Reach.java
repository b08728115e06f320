package io.ripieno.models.data.arrange.human;

import io.ripieno.models.data.arrange.TrackNote;
import java.util.ArrayList;
import java.util.List;

/** What one instrument can sound at a time. */
final class Reach {
    private static final double SHORTEST_SECONDS = 0.03;

    private Reach() {}

    /**
     * Lets go of the note that has sounded longest whenever there would be too many, and of a key that is struck again; what
     * would be too short to be heard is left out.
     *
     * @param notes in order of start
     */
    static List<TrackNote> within(List<TrackNote> notes, int polyphony) {
        List<TrackNote> kept = new ArrayList<>(notes);
        List<Integer> sounding = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            TrackNote note = kept.get(i);
            sounding.removeIf(j -> kept.get(j).end() <= note.start());
            for (int k = sounding.size() - 1; k >= 0; k--) {
                if (kept.get(sounding.get(k)).key() == note.key()) {
                    letGo(kept, sounding.remove(k), note.start());
                }
            }
            while (sounding.size() >= polyphony) {
                letGo(kept, sounding.remove(0), note.start());
            }
            sounding.add(i);
        }
        kept.removeIf(note -> note.seconds() < SHORTEST_SECONDS);
        return kept;
    }

    private static void letGo(List<TrackNote> notes, int index, double at) {
        TrackNote note = notes.get(index);
        double seconds = Math.max(1e-6, at - note.start());
        notes.set(
                index, new TrackNote(note.from(), note.quarters(), note.start(), seconds, note.key(), note.velocity()));
    }
}
