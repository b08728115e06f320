package io.ripieno.music.abc;

import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.Tuplet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;

/** Writes the bars of one part, one after the other. */
final class BarText {
    private final UnitLength unit;
    private final Map<Integer, AccidentalMemory> memories = new HashMap<>();
    private Key key;

    BarText(UnitLength unit, Key key) {
        this.unit = unit;
        this.key = key;
    }

    /**
     * The text between two bar lines.
     *
     * @param chords symbols by time in the bar, as they are written between quotes
     * @param keys changes of key by time in the bar
     * @param fields other inline fields by time in the bar
     */
    String of(
            Measure measure,
            List<List<WrittenGroup>> lines,
            NavigableMap<Rational, List<String>> chords,
            NavigableMap<Rational, Key> keys,
            NavigableMap<Rational, String> fields)
            throws ScoreException {
        memories.values().forEach(AccidentalMemory::startBar);
        Timed timed = new Timed(chords, keys, fields);
        Timed between = timed.between(lines.get(0));
        Timed atNotes = timed.without(between);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            text.append(line == 0 ? "" : " & ");
            line(text, measure, line, lines.get(line), line == 0 ? atNotes : Timed.NONE);
        }
        if (!between.isEmpty()) {
            text.append(" & ").append(spacedOut(between, measure.length()));
        }
        return text.toString();
    }

    private void line(StringBuilder text, Measure measure, int line, List<WrittenGroup> groups, Timed timed)
            throws ScoreException {
        AccidentalMemory memory = memories.computeIfAbsent(line, any -> new AccidentalMemory());
        int tupletEnd = 0;
        for (int i = 0; i < groups.size(); i++) {
            WrittenGroup group = groups.get(i);
            timed(text, timed, group.onset(), memory);
            graces(text, group.graces(), memory);
            Tuplet tuplet = group.tuplet();
            if (tuplet != null && i >= tupletEnd) {
                int length = TupletText.length(groups, i);
                text.append(TupletText.start(tuplet, length, measure.metre().isCompound()));
                tupletEnd = i + length;
            }
            group(text, group, memory);
            if (i + 1 < groups.size() && !isBeamed(group, groups.get(i + 1), measure.metre())) {
                text.append(' ');
            }
        }
    }

    private void group(StringBuilder text, WrittenGroup group, AccidentalMemory memory) throws ScoreException {
        if (group.duration().isZero()) {
            return;
        }
        if (group.notes().isEmpty()) {
            text.append(group.visible() ? 'z' : 'x').append(length(group.written()));
            memory.hold(List.of());
            return;
        }
        boolean chord = group.notes().size() > 1;
        boolean allHeld = group.notes().stream().allMatch(note -> note.tie().toAfter());
        List<Pitch> held = new ArrayList<>();
        text.append(chord ? "[" : "");
        for (Note note : group.notes()) {
            text.append(pitch(note.pitch(), memory));
            if (note.tie().toAfter()) {
                held.add(note.pitch());
                text.append(chord && !allHeld ? "-" : "");
            }
        }
        text.append(chord ? "]" : "").append(length(group.written())).append(allHeld ? "-" : "");
        memory.hold(held);
    }

    private void graces(StringBuilder text, List<Note> graces, AccidentalMemory memory) throws ScoreException {
        Grace open = Grace.NONE;
        for (Note grace : graces) {
            if (grace.grace() != open) {
                text.append(open == Grace.NONE ? "" : "}").append(grace.grace() == Grace.ACCIACCATURA ? "{/" : "{");
                open = grace.grace();
            }
            Rational notated = grace.notation().duration();
            text.append(pitch(grace.pitch(), memory)).append(length(notated == null ? Rational.of(1, 2) : notated));
        }
        text.append(open == Grace.NONE ? "" : "}");
    }

    private String pitch(Pitch pitch, AccidentalMemory memory) throws ScoreException {
        int octave = pitch.octave();
        if (octave < -1 || octave > 9) {
            throw notWritable("The note " + pitch + " lies outside of octaves -1 to 9: transpose the score first.");
        }
        String letter = pitch.step().name();
        String sign = memory.sign(pitch, key);
        return octave >= 5
                ? sign + letter.toLowerCase(Locale.ROOT) + "'".repeat(octave - 5)
                : sign + letter + ",".repeat(4 - octave);
    }

    private String length(Rational duration) throws ScoreException {
        if (!unit.canTell(duration)) {
            throw notWritable("The note length " + duration
                    + " is too fine or too long to be written: quantise the score first.");
        }
        return unit.text(duration);
    }

    /** What stands at times at which no note begins: over rests that are not seen. */
    private String spacedOut(Timed timed, Rational length) throws ScoreException {
        StringBuilder text = new StringBuilder();
        Rational at = Rational.ZERO;
        for (Rational time : timed.times()) {
            if (time.isAfter(at)) {
                text.append('x').append(length(time.minus(at)));
                at = time;
            }
            timed(text, timed, time, new AccidentalMemory());
        }
        return text.append('x').append(length(length.minus(at))).toString();
    }

    private void timed(StringBuilder text, Timed timed, Rational time, AccidentalMemory memory) {
        text.append(timed.fields().getOrDefault(time, ""));
        Key change = timed.keys().get(time);
        if (change != null) {
            key = change;
            memory.forget();
            text.append("[K:").append(KeyText.of(change)).append("]");
        }
        timed.chords()
                .getOrDefault(time, List.of())
                .forEach(chord -> text.append('"').append(chord).append('"'));
    }

    private static boolean isBeamed(WrittenGroup group, WrittenGroup next, Metre metre) {
        Rational beat =
                metre.isCompound() ? Rational.of(12, metre.unit()) : metre.unit() == 2 ? Rational.of(2) : Rational.ONE;
        return group.duration().isBefore(Rational.ONE)
                && next.duration().isBefore(Rational.ONE)
                && !group.notes().isEmpty()
                && !next.notes().isEmpty()
                && group.onset().dividedBy(beat).floor()
                        == next.onset().dividedBy(beat).floor();
    }

    private static ScoreException notWritable(String message) {
        return new ScoreException(Problem.NOT_WRITABLE, Place.WHOLE, message);
    }
}
