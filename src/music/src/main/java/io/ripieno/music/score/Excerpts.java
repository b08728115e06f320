package io.ripieno.music.score;

import io.ripieno.music.score.Unfolding.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of measures of a score, put one after the other. */
final class Excerpts {
    private final Score score;
    private final List<Run> runs;

    Excerpts(Score score, List<Run> runs) {
        this.score = score;
        this.runs = runs;
    }

    Score joined(ScoreLimits limits) throws ScoreException {
        checkSize(limits);
        List<Measure> measures = new ArrayList<>();
        List<Timeline.Change<Rational>> tempos = new ArrayList<>();
        List<Timeline.Change<Key>> keys = new ArrayList<>();
        List<ChordSymbol> chords = new ArrayList<>();
        Rational to = Rational.ZERO;
        for (Run run : runs) {
            Rational from = start(run);
            Rational shift = to.minus(from);
            for (Measure measure : score.measures().subList(run.from(), run.to())) {
                Barlines barlines = Barlines.PLAIN.with(measure.barlines().style());
                measures.add(measure.at(measure.onset().plus(shift)).with(barlines));
            }
            tempos.addAll(changes(score.tempos().quartersPerMinute(), run, shift));
            keys.addAll(changes(score.keys(), run, shift));
            addChords(chords, run, shift);
            to = to.plus(end(run).minus(from));
        }
        List<Part> parts = score.parts().stream().map(this::joined).toList();
        return new Score(
                score.metadata(), parts, measures, new TempoMap(new Timeline<>(tempos)), new Timeline<>(keys), chords);
    }

    private void checkSize(ScoreLimits limits) throws ScoreException {
        long events = 0;
        Rational length = Rational.ZERO;
        for (Run run : runs) {
            for (Part part : score.parts()) {
                events += first(part.events(), end(run)) - first(part.events(), start(run));
            }
            length = length.plus(end(run).minus(start(run)));
            limits.checkEvents(Place.WHOLE, events);
            limits.checkTime(Place.WHOLE, length);
        }
    }

    private Part joined(Part part) {
        List<Event> result = new ArrayList<>();
        Rational to = Rational.ZERO;
        for (Run run : runs) {
            Rational shift = to.minus(start(run));
            List<Event> events = part.events();
            for (Event event : events.subList(first(events, start(run)), first(events, end(run)))) {
                Rational left = end(run).minus(event.onset());
                Event kept = event.duration().isAfter(left) ? event.lasting(left) : event;
                result.add(kept.at(event.onset().plus(shift)));
            }
            to = end(run).plus(shift);
        }
        return part.withEvents(result);
    }

    private <T> List<Timeline.Change<T>> changes(Timeline<T> timeline, Run run, Rational shift) {
        Rational start = start(run);
        Rational end = end(run);
        List<Timeline.Change<T>> result = new ArrayList<>();
        result.add(new Timeline.Change<>(start.plus(shift), timeline.at(start)));
        for (Timeline.Change<T> change : timeline.changes()) {
            if (change.onset().isAfter(start) && change.onset().isBefore(end)) {
                result.add(new Timeline.Change<>(change.onset().plus(shift), change.value()));
            }
        }
        return result;
    }

    private void addChords(List<ChordSymbol> chords, Run run, Rational shift) {
        Rational start = start(run);
        ChordSymbol inForce = null;
        for (ChordSymbol chord : score.chords()) {
            if (chord.onset().isBefore(start)) {
                inForce = chord;
            } else if (chord.onset().isBefore(end(run))) {
                if (chord.onset().isAfter(start)) {
                    restate(chords, inForce, start.plus(shift));
                }
                inForce = null;
                chords.add(chord.at(chord.onset().plus(shift)));
            }
        }
        restate(chords, inForce, start.plus(shift));
    }

    private static void restate(List<ChordSymbol> chords, @Nullable ChordSymbol inForce, Rational onset) {
        if (inForce != null
                && (chords.isEmpty() || !chords.get(chords.size() - 1).at(onset).equals(inForce.at(onset)))) {
            chords.add(inForce.at(onset));
        }
    }

    private Rational start(Run run) {
        return score.measures().get(run.from()).onset();
    }

    private Rational end(Run run) {
        return score.measures().get(run.to() - 1).end();
    }

    /** Index of the first event that does not begin before a time. */
    private static int first(List<Event> events, Rational onset) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).onset().isBefore(onset)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
