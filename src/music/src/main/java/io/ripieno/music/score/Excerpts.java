package io.ripieno.music.score;

import io.ripieno.music.score.Unfolding.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of measures of a score, put one after the other. */
final class Excerpts {
    private final Score score;
    private final List<Run> runs;
    private final List<Cuts<Event>> parts;
    private final Cuts<Timeline.Change<Rational>> tempos;
    private final Cuts<Timeline.Change<Key>> keys;
    private final Cuts<ChordSymbol> chords;

    Excerpts(Score score, List<Run> runs) {
        this.score = score;
        this.runs = runs;
        List<Measure> measures = score.measures();
        parts = score.parts().stream()
                .map(part -> new Cuts<>(part.events(), Event::onset, measures))
                .toList();
        tempos = new Cuts<>(later(score.tempos().quartersPerMinute()), Timeline.Change::onset, measures);
        keys = new Cuts<>(later(score.keys()), Timeline.Change::onset, measures);
        chords = new Cuts<>(score.chords(), ChordSymbol::onset, measures);
    }

    Score joined(ScoreLimits limits) throws ScoreException {
        checkSize(limits);
        List<Measure> measures = new ArrayList<>();
        List<Timeline.Change<Rational>> newTempos = new ArrayList<>();
        List<Timeline.Change<Key>> newKeys = new ArrayList<>();
        List<ChordSymbol> newChords = new ArrayList<>();
        Rational to = Rational.ZERO;
        for (Run run : runs) {
            Rational from = start(run);
            Rational shift = to.minus(from);
            for (Measure measure : score.measures().subList(run.from(), run.to())) {
                Barlines barlines = Barlines.PLAIN.with(measure.barlines().style());
                measures.add(measure.at(measure.onset().plus(shift)).with(barlines));
            }
            newTempos.add(new Timeline.Change<>(to, score.tempos().at(from)));
            tempos.in(run).forEach(change -> newTempos.add(moved(change, shift)));
            newKeys.add(new Timeline.Change<>(to, score.keys().at(from)));
            keys.in(run).forEach(change -> newKeys.add(moved(change, shift)));
            addChords(newChords, run, shift);
            to = to.plus(end(run).minus(from));
        }
        List<Part> newParts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            newParts.add(joined(score.parts().get(i), parts.get(i)));
        }
        return new Score(
                score.metadata().withoutOrder(),
                newParts,
                measures,
                new TempoMap(new Timeline<>(newTempos)),
                new Timeline<>(newKeys),
                newChords);
    }

    private void checkSize(ScoreLimits limits) throws ScoreException {
        long[] before = new long[score.measures().size() + 1];
        parts.forEach(part -> part.addTo(before));
        tempos.addTo(before);
        keys.addTo(before);
        chords.addTo(before);
        long events = 0;
        Rational length = Rational.ZERO;
        for (Run run : runs) {
            events += before[run.to()] - before[run.from()];
            length = length.plus(end(run).minus(start(run)));
            limits.checkEvents(Place.WHOLE, events);
            limits.checkTime(Place.WHOLE, length);
        }
    }

    private Part joined(Part part, Cuts<Event> events) {
        List<Event> result = new ArrayList<>();
        Rational to = Rational.ZERO;
        for (Run run : runs) {
            Rational shift = to.minus(start(run));
            for (Event event : events.in(run)) {
                Rational left = end(run).minus(event.onset());
                Event kept = event.duration().isAfter(left) ? event.lasting(left) : event;
                result.add(kept.at(event.onset().plus(shift)));
            }
            to = end(run).plus(shift);
        }
        return part.withEvents(result);
    }

    /** All changes but the value at the start. */
    private static <T> List<Timeline.Change<T>> later(Timeline<T> timeline) {
        return timeline.changes().subList(1, timeline.changes().size());
    }

    private static <T> Timeline.Change<T> moved(Timeline.Change<T> change, Rational shift) {
        return new Timeline.Change<>(change.onset().plus(shift), change.value());
    }

    private void addChords(List<ChordSymbol> into, Run run, Rational shift) {
        List<ChordSymbol> inRun = chords.in(run);
        if (inRun.isEmpty() || inRun.get(0).onset().isAfter(start(run))) {
            restate(into, chords.before(run), start(run).plus(shift));
        }
        inRun.forEach(chord -> into.add(chord.at(chord.onset().plus(shift))));
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
}
