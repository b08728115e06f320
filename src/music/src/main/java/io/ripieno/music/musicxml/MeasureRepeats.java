package io.ripieno.music.musicxml;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Sounding;
import java.util.List;

/** Signs that tell to play the measures before once more: measures under them that hold no notes get copies. */
final class MeasureRepeats {
    private static final int LONGEST = 64;

    private int span;

    void read(XmlElement style) {
        XmlElement repeat = style.child("measure-repeat");
        if (repeat != null) {
            span = repeat.says("type", "start") ? Reading.integer(repeat.text(), 1, LONGEST, 1) : 0;
        }
    }

    /** What the last of the measures takes over. */
    List<Event> copies(List<MeasureDraft> measures) {
        int last = measures.size() - 1;
        if (span == 0 || last < span || measures.get(last).events.stream().anyMatch(Sounding.class::isInstance)) {
            return List.of();
        }
        measures.get(last).events.clear();
        return List.copyOf(measures.get(last - span).events);
    }
}
