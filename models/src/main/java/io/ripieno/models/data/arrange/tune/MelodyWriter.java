package io.ripieno.models.data.arrange.tune;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Scale;
import io.ripieno.models.data.arrange.tune.OwnTunes.Phrase;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import java.util.ArrayList;
import java.util.List;

/** Writes phrases of melody: chord notes on the strong beats, steps between them, a rhythm that repeats. */
final class MelodyWriter {
    private static final int LOWEST_DEGREE = -3;
    private static final int HIGHEST_DEGREE = 9;
    private static final int MIDDLE_OCTAVE = 60;
    /** Parts of a quarter note that lengths are counted in. */
    private static final int GRID = 16;

    private final Key key;
    private final Scale scale;
    private final Pulse pulse;
    private final int bars;
    private final double busy;

    /**
     * @param busy from 0, beats and longer, to 1, divided beats
     */
    MelodyWriter(Key key, Pulse pulse, int bars, double busy) {
        this.key = key;
        this.scale = Scale.of(key);
        this.pulse = pulse;
        this.bars = bars;
        this.busy = busy;
    }

    /** A phrase over chords, one a bar. */
    Phrase phrase(int[] degrees, Dice dice) {
        List<Double> figure = rhythm(dice);
        List<Double> answer = rhythm(dice);
        List<Note> notes = new ArrayList<>();
        int degree = dice.oneOf(0, 2, 4);
        int direction = dice.oneOf(-1, 1);
        for (int bar = 0; bar < bars; bar++) {
            boolean last = bar == bars - 1;
            List<Double> rhythm = last ? ending(dice) : bar % 2 == 0 || dice.chance(0.3) ? figure : answer;
            double at = bar * pulse.bar();
            for (double length : rhythm) {
                if (pulse.accent(at) >= 0.7 || last && length == rhythm.get(rhythm.size() - 1)) {
                    degree = chordNote(degree + direction, degrees[bar]);
                } else {
                    direction = dice.chance(0.3) ? -direction : direction;
                    degree += direction * (dice.chance(0.15) ? dice.whole(2, 3) : dice.chance(0.12) ? 0 : 1);
                }
                if (degree <= LOWEST_DEGREE || degree >= HIGHEST_DEGREE) {
                    direction = degree <= LOWEST_DEGREE ? 1 : -1;
                    degree = Math.max(LOWEST_DEGREE, Math.min(HIGHEST_DEGREE, degree));
                }
                notes.add(note(at, length, degree));
                at += length;
            }
        }
        return new Phrase(notes, degrees);
    }

    /** The phrase with its last bar on the tonic, after a dominant. */
    Phrase closed(Phrase phrase, Dice dice) {
        int[] degrees = phrase.degrees().clone();
        degrees[bars - 1] = 0;
        if (bars > 1) {
            degrees[bars - 2] = 4;
        }
        double start = (bars - 1) * pulse.bar();
        List<Note> notes = new ArrayList<>();
        phrase.notes().stream()
                .filter(note -> note.onset().toDouble() < start - 1e-6)
                .forEach(notes::add);
        notes.add(note(start, pulse.bar() * dice.oneOf(0.5, 1.0), dice.oneOf(0, 0, 7, 2)));
        return new Phrase(notes, degrees);
    }

    private static int chordNote(int wanted, int root) {
        for (int away = 0; ; away++) {
            for (int degree : new int[] {wanted - away, wanted + away}) {
                int above = Math.floorMod(degree - root, 7);
                if (above == 0 || above == 2 || above == 4) {
                    return degree;
                }
            }
        }
    }

    private Note note(double at, double length, int degree) {
        int midi = MIDDLE_OCTAVE + scale.tonic() + scale.semitones(degree) - (scale.tonic() > 6 ? 12 : 0);
        return Note.of(exact(at), exact(length), key.spell(midi));
    }

    private static Rational exact(double quarters) {
        return Rational.of(Math.round(quarters * GRID), GRID);
    }

    /** Lengths that fill a bar. */
    private List<Double> rhythm(Dice dice) {
        List<Double> lengths = new ArrayList<>();
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            double length = pulse.length(beat);
            boolean joins = beat + 1 < pulse.beats().size() && !pulse.isStrong(beat + 1);
            if (joins && dice.chance(0.5 - 0.45 * busy)) {
                lengths.add(length + pulse.length(++beat));
            } else if (!dice.chance(busy)) {
                lengths.add(length);
            } else {
                divide(lengths, length, dice);
            }
        }
        return lengths;
    }

    private void divide(List<Double> lengths, double length, Dice dice) {
        int steps = (int) Math.round(length / pulse.step());
        int taken = 0;
        while (taken < steps) {
            int take = Math.min(steps - taken, steps > 2 ? dice.oneOf(1, 1, 2) : 1);
            lengths.add(take * pulse.step());
            taken += take;
        }
    }

    private List<Double> ending(Dice dice) {
        if (pulse.beats().size() < 3 || dice.chance(0.4)) {
            return List.of(pulse.bar());
        }
        int held = pulse.beats().size() - 1;
        return List.of(pulse.beat(held), pulse.length(held));
    }
}
