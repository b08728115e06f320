package io.ripieno.music.musicxml;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.Tie;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a part measure by measure, timed from the start of their measure. What crosses a bar line is cut there
 * and tied.
 *
 * @param cuts how often that was done
 */
record BarredEvents(List<List<Event>> measures, int cuts) {
    static BarredEvents of(Part part, Score score) {
        List<Measure> measures = score.measures();
        List<List<Event>> barred = new ArrayList<>();
        measures.forEach(measure -> barred.add(new ArrayList<>()));
        int cuts = 0;
        for (Event event : part.events()) {
            int index = score.measureAt(event.onset());
            Event rest = event;
            while (index + 1 < measures.size()
                    && rest.end().isAfter(measures.get(index).end())) {
                Rational bar = measures.get(index).end();
                barred.get(index).add(from(head(rest, bar.minus(rest.onset())), measures.get(index)));
                rest = tail(rest, bar);
                index++;
                cuts++;
            }
            barred.get(index).add(from(rest, measures.get(index)));
        }
        return new BarredEvents(barred, cuts);
    }

    private static Event from(Event event, Measure measure) {
        return event.at(event.onset().minus(measure.onset()));
    }

    private static Event head(Event event, Rational duration) {
        Event shortened = event.lasting(duration);
        return shortened instanceof Sounding sounding
                ? sounding.notated(Notation.NONE).tied(Tie.of(sounding.tie().fromBefore(), true))
                : Rest.of(shortened.onset(), duration).inVoice(event.voice(), event.staff());
    }

    private static Event tail(Event event, Rational bar) {
        Rational duration = event.end().minus(bar);
        Event later = event.at(bar).lasting(duration);
        return later instanceof Sounding sounding
                ? sounding.notated(Notation.NONE)
                        .tied(Tie.of(true, sounding.tie().toAfter()))
                : Rest.of(bar, duration).inVoice(event.voice(), event.staff());
    }
}
