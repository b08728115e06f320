package io.ripieno.music.score;

import java.util.List;

/** Tells the seconds of many times of one score, each by a binary search. */
public final class TempoClock {
    private final Timeline<Rational> tempos;
    /** Seconds from the start to each change of tempo. */
    private final double[] starts;

    public TempoClock(TempoMap tempos) {
        this.tempos = tempos.quartersPerMinute();
        List<Timeline.Change<Rational>> changes = this.tempos.changes();
        starts = new double[changes.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1]
                    + TempoMap.span(changes.get(i - 1), changes.get(i).onset());
        }
    }

    /** Seconds from the start to a time in quarter notes. */
    public double seconds(Rational onset) {
        int last = tempos.indexAt(onset);
        return starts[last] + TempoMap.span(tempos.changes().get(last), onset);
    }
}
