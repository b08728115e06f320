package io.ripieno.music.score;

import io.ripieno.music.score.ScoreException.Problem;
import java.util.List;
import java.util.function.UnaryOperator;

/** Moves scores by intervals, with their spelling: notes, chord symbols and keys. Strokes without pitch stay. */
public final class Transposition {
    private static final int HIGHEST_MIDI = 127;

    private final Score score;
    private final int semitones;
    private final Timeline<Key> keys;
    private final int mostAccidentals;

    private Transposition(Score score, int semitones, UnaryOperator<Key> key, int mostAccidentals) {
        this.score = score;
        this.semitones = semitones;
        this.keys = new Timeline<>(score.keys().changes().stream()
                .map(change -> new Timeline.Change<>(change.onset(), key.apply(change.value())))
                .toList());
        this.mostAccidentals = mostAccidentals;
    }

    /**
     * The score an interval higher, with double accidentals and theoretical keys as they come out. A note that would
     * need more than four accidentals takes its enharmonic name. Throws {@link Problem#UNSUPPORTED} if a note would
     * leave the MIDI numbers 0 to 127.
     */
    public static Score of(Score score, Interval interval) throws ScoreException {
        for (Part part : score.parts()) {
            for (Note note : part.notes()) {
                check(part, note, interval);
            }
        }
        return new Transposition(score, interval.semitones(), key -> key.plus(interval), Pitch.MOST_ALTER).result();
    }

    /**
     * The score without theoretical keys and double accidentals: what stands in a key of more than 7 accidentals moves to
     * the enharmonic key, and what then still has two accidentals or more takes its enharmonic name.
     */
    public static Score simplified(Score score) {
        return new Transposition(score, 0, Key::simplified, 1).result();
    }

    private Score result() {
        List<Part> parts = score.parts().stream()
                .map(part ->
                        part.withEvents(part.events().stream().map(this::moved).toList()))
                .toList();
        List<ChordSymbol> chords = score.chords().stream()
                .map(chord -> chord.renamed(name -> moved(name, chord.onset())))
                .toList();
        return new Score(score.metadata(), parts, score.measures(), score.tempos(), keys, chords);
    }

    private Event moved(Event event) {
        if (!(event instanceof Note note)) {
            return event;
        }
        int midi = note.midi() + semitones;
        return note.pitched(moved(note.pitch().name(), note.onset()).at(midi));
    }

    /** A note moves along the line of fifths as far as its key does. */
    private NoteName moved(NoteName name, Rational onset) {
        int fifths =
                name.fifths() + keys.at(onset).fifths() - score.keys().at(onset).fifths();
        while (Math.abs(NoteName.alterAt(fifths)) > mostAccidentals) {
            fifths -= 12 * Integer.signum(fifths);
        }
        return NoteName.ofFifths(fifths);
    }

    private static void check(Part part, Note note, Interval interval) throws ScoreException {
        long midi = (long) note.midi() + interval.semitones();
        if (midi < 0 || midi > HIGHEST_MIDI) {
            throw new ScoreException(
                    Problem.UNSUPPORTED,
                    Place.WHOLE,
                    note.pitch() + " in part " + part.id() + ", transposed by " + interval.semitones()
                            + " semitones, would leave the MIDI numbers 0 to 127: choose a smaller interval.");
        }
    }
}
