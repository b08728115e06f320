package io.ripieno.music.musicxml;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Rational;
import java.util.ArrayList;
import java.util.List;

/** One part's share of a measure, timed from the start of the measure, while it is read. */
final class MeasureDraft {
    /** Something at a time from the start of the measure, in quarter notes. */
    record Timed<T>(Rational at, T value) {}

    final XmlElement tag;
    final String label;
    final boolean implicit;
    final List<Event> events = new ArrayList<>();
    final List<Timed<ChordSymbol>> chords = new ArrayList<>();
    final List<Timed<Rational>> tempos = new ArrayList<>();
    final List<Timed<Key>> keys = new ArrayList<>();
    final List<Timed<Metre>> metres = new ArrayList<>();
    final List<BarSign> signs = new ArrayList<>();
    /** Where the last event ends. */
    private Rational end = Rational.ZERO;
    /** The furthest that events and forwards lead. */
    private Rational reached = Rational.ZERO;

    MeasureDraft(XmlElement tag, String label, boolean implicit) {
        this.tag = tag;
        this.label = label;
        this.implicit = implicit;
    }

    void add(Event event) {
        events.add(event);
        ends(event.end());
    }

    void ends(Rational time) {
        end = end.max(time);
        reaches(time);
    }

    void reaches(Rational time) {
        reached = reached.max(time);
    }

    /** How long this share is: empty space counts up to the end of a full bar, beyond it events alone; 0 if empty. */
    Rational length(Metre metre) {
        boolean bounded = metre.sign() != Metre.Sign.FREE
                && metres.stream().allMatch(change -> change.at().isZero());
        return end.max(bounded ? reached.min(metre.length()) : reached);
    }
}
