package io.ripieno.music.metrics.melody.descriptive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many pitches sound at a time, drums left out; a pitch that several notes sound counts once. */
public final class Polyphony {
    private final int length;
    /** From a step on, how many pitches more (or fewer) sound. */
    private final TreeMap<Integer, Integer> changes = new TreeMap<>();

    public Polyphony(StepPiece piece) {
        length = piece.length();
        List<StepNote> notes = new ArrayList<>(piece.pitched());
        notes.sort(Comparator.comparingInt(StepNote::onset));
        int[] sounded = new int[128];
        for (StepNote note : notes) {
            int from = Math.max(note.onset(), sounded[note.pitch()]);
            if (from < note.end()) {
                changes.merge(from, 1, Integer::sum);
                changes.merge(note.end(), -1, Integer::sum);
                sounded[note.pitch()] = note.end();
            }
        }
    }

    /** Mean number of pitches over the steps in which any sounds; NaN if none does. */
    public double mean() {
        return pitchSteps() / (double) steps(0);
    }

    /** Share of all steps in which more pitches than a threshold sound; NaN for a piece without length. */
    public double rate(int threshold) {
        return steps(threshold) / (double) length;
    }

    /** Steps in which more than so many pitches sound. */
    private long steps(int threshold) {
        long steps = 0;
        int pitches = 0;
        int from = 0;
        for (Map.Entry<Integer, Integer> change : changes.entrySet()) {
            steps += pitches > threshold ? change.getKey() - from : 0;
            pitches += change.getValue();
            from = change.getKey();
        }
        return steps;
    }

    private long pitchSteps() {
        long sum = 0;
        for (Map.Entry<Integer, Integer> change : changes.entrySet()) {
            sum -= (long) change.getKey() * change.getValue();
        }
        return sum;
    }
}
