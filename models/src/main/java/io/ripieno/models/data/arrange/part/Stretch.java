package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.arrange.tune.TuneChord;
import java.util.ArrayList;
import java.util.List;

/**
 * Some bars of a piece, for which a player is given something to play.
 *
 * @param from the first bar
 * @param to the bar after the last one
 * @param leadFrom where its melody begins, in quarter notes: before the first bar if there is a pickup
 * @param leadTo where its melody ends, not included
 * @param fill whether something new begins after it
 */
public record Stretch(Ground ground, int from, int to, double leadFrom, double leadTo, boolean fill) {
    public double start() {
        return ground.start(from);
    }

    public double end() {
        return ground.start(to);
    }

    /** The melody of these bars, with their pickup and without that of the next. */
    public List<MelodyNote> lead() {
        return ground.lead().stream()
                .filter(note -> note.from() >= leadFrom - 1e-6 && note.from() < leadTo - 1e-6)
                .toList();
    }

    /** The chords that sound here, cut at the ends; where there is none nothing is listed. */
    public List<TuneChord> chords() {
        List<TuneChord> cut = new ArrayList<>();
        for (TuneChord chord : ground.chords()) {
            double begins = Math.max(start(), chord.from());
            double ends = Math.min(end(), chord.to());
            if (chord.chord() != null && ends - begins > 1e-6) {
                cut.add(new TuneChord(begins, ends, chord.chord()));
            }
        }
        return cut;
    }

    /** The parts of bars under one chord each. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (TuneChord chord : chords()) {
            Chord sounding = chord.chord();
            double at = chord.from();
            while (sounding != null && at < chord.to() - 1e-6) {
                double bar = ground.pulse().bar();
                double next = Math.min(chord.to(), bar * Math.floor(at / bar + 1 + 1e-6));
                cells.add(new Cell(at, next, sounding));
                at = next;
            }
        }
        return cells;
    }

    /** A time within one bar under one chord. */
    public record Cell(double from, double to, Chord chord) {
        public double quarters() {
            return to - from;
        }
    }
}
