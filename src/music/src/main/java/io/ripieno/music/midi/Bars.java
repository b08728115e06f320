package io.ripieno.music.midi;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Lays measures over time by its metres. A metre that changes within a bar ends that bar. */
final class Bars {
    private final Timeline<Metre> metres;
    private final ScoreLimits limits;

    Bars(Timeline<Metre> metres, ScoreLimits limits) {
        this.metres = metres;
        this.limits = limits;
    }

    /**
     * Full bars that hold everything up to a time.
     *
     * @param sounding up to where something sounds
     * @param end of the tracks, which adds empty bars, but no begun one
     */
    List<Measure> until(Rational sounding, Rational end) throws ScoreException {
        List<Measure> measures = new ArrayList<>();
        List<Timeline.Change<Metre>> changes = metres.changes();
        Rational onset = Rational.ZERO;
        for (int i = 0; i < changes.size(); i++) {
            Metre metre = changes.get(i).value();
            Rational until = i + 1 < changes.size() ? changes.get(i + 1).onset() : null;
            while (until == null || onset.isBefore(until)) {
                Rational full = metre.length();
                Rational length = until == null ? full : full.min(until.minus(onset));
                boolean heard = onset.isBefore(sounding);
                if (!heard && onset.plus(length).isAfter(end)) {
                    return measures;
                }
                limits.checkMeasures(Place.WHOLE, measures.size() + 1L);
                String label = Integer.toString(measures.size() + 1);
                measures.add(new Measure(label, onset, length, metre, false, Barlines.PLAIN));
                onset = onset.plus(length);
            }
        }
        return measures;
    }
}
