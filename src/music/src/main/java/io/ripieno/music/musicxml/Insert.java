package io.ripieno.music.musicxml;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is to be written between the notes of a measure, at a time from its start. */
sealed interface Insert {
    Rational at();

    record KeyChange(Rational at, Key key) implements Insert {}

    record Tempo(Rational at, Rational quartersPerMinute) implements Insert {}

    record Chord(Rational at, ChordSymbol chord) implements Insert {}

    /**
     * Those of each measure, sorted by time; keys that change at the start of a measure are not among them.
     *
     * @param leading whether tempos and chord symbols are to be written too
     */
    static List<List<Insert>> of(Score score, boolean leading) {
        List<List<Insert>> inserts = new ArrayList<>();
        score.measures().forEach(measure -> inserts.add(new ArrayList<>()));
        score.keys().changes().forEach(change -> {
            Rational at = within(score, change.onset());
            if (!at.isZero()) {
                inserts.get(score.measureAt(change.onset())).add(new KeyChange(at, change.value()));
            }
        });
        if (leading) {
            score.tempos().quartersPerMinute().changes().forEach(change -> inserts.get(score.measureAt(change.onset()))
                    .add(new Tempo(within(score, change.onset()), change.value())));
            score.chords().forEach(chord -> inserts.get(score.measureAt(chord.onset()))
                    .add(new Chord(within(score, chord.onset()), chord)));
        }
        inserts.forEach(measure -> measure.sort(Comparator.comparing(Insert::at)));
        return inserts;
    }

    private static Rational within(Score score, Rational onset) {
        Measure measure = score.measures().get(score.measureAt(onset));
        return onset.minus(measure.onset());
    }
}
