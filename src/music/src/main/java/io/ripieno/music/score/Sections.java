package io.ripieno.music.score;

import java.util.List;
import java.util.SortedSet;

/** Which measures a repeat sign leads back to, and how often. */
final class Sections {
    private final List<Measure> measures;
    private final int[] starts;
    private final int[] passes;

    Sections(List<Measure> measures) {
        this.measures = measures;
        this.starts = new int[measures.size()];
        this.passes = new int[measures.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = beginsSection(i) ? i : starts[i - 1];
        }
        for (int from = 0; from < passes.length; ) {
            from = endings(from).isEmpty() ? plain(from) : bracketed(from);
        }
    }

    /** The measure from which the section is played again. */
    int start(int measure) {
        return starts[measure];
    }

    /** How often a section whose repeat sign stands at a measure is played in all. */
    int passes(int measure) {
        return passes[measure];
    }

    private int plain(int index) {
        passes[index] = measures.get(index).barlines().endRepeat();
        return index + 1;
    }

    /** A single bracket is left out on the pass after its last; of several, the highest number is the last pass. */
    private int bracketed(int from) {
        int to = from;
        int brackets = 0;
        int highest = 0;
        while (to < passes.length && !endings(to).isEmpty() && (to == from || starts[to] == starts[from])) {
            if (to == from || !endings(to).equals(endings(to - 1))) {
                brackets++;
            }
            highest = Math.max(highest, endings(to).last());
            to++;
        }
        for (int i = from; i < to; i++) {
            passes[i] = brackets == 1 ? highest + 1 : highest;
        }
        return to;
    }

    private boolean beginsSection(int index) {
        if (index == 0 || measures.get(index).barlines().startRepeat()) {
            return true;
        }
        boolean afterRepeat = measures.get(index - 1).barlines().endRepeat() > 0;
        boolean afterEndings = !endings(index - 1).isEmpty();
        return (afterRepeat || afterEndings) && endings(index).isEmpty();
    }

    private SortedSet<Integer> endings(int index) {
        return measures.get(index).barlines().endings();
    }
}
