package io.ripieno.music.musicxml;

import io.ripieno.music.musicxml.MeasureDraft.Timed;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.NoteValue;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.RationalOverflowException;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the measures of one part in their order. A cursor walks through each measure: notes lead it on, backup and
 * forward move it; the other notes of a chord take time and duration of its first.
 */
final class PartReader {
    /** More divisions of a quarter note than any program writes. */
    static final int MOST_DIVISIONS = 1 << 24;

    private static final int MOST_VOICES = 10_000;
    private static final int MOST_STAVES = 100;

    private final PartHeader header;
    private final Reading reading;
    private final NoteReader notes;
    private final MeasureRepeats repeats = new MeasureRepeats();
    private final List<MeasureDraft> measures = new ArrayList<>();
    private final Map<String, Integer> voices = new HashMap<>();
    private final Set<Integer> numbers = new HashSet<>();
    private int nextVoice;
    private boolean sounded;
    private Rational divisions = Rational.ZERO;
    private @Nullable Interval transposition;
    private Interval firstTransposition = Interval.UNISON;
    private @Nullable Key writtenKey;
    private int staves = 1;
    private Rational cursor = Rational.ZERO;
    private @Nullable Event chordBase;

    PartReader(PartHeader header, Reading reading) {
        this.header = header;
        this.reading = reading;
        this.notes = new NoteReader(header, reading);
    }

    PartHeader header() {
        return header;
    }

    List<MeasureDraft> measures() {
        return measures;
    }

    Interval transposition() {
        return firstTransposition;
    }

    int staves() {
        return staves;
    }

    /** Reads the next measure: its tag and what this part has in it. */
    void measure(XmlElement tag, List<XmlElement> content) throws ScoreException {
        reading.limits().checkMeasures(tag.place(), measures.size() + 1L);
        String number = tag.attribute("number");
        String label = number.isEmpty() ? Integer.toString(measures.size() + 1) : number;
        MeasureDraft draft = new MeasureDraft(tag, label, tag.says("implicit", "yes"));
        cursor = Rational.ZERO;
        chordBase = null;
        XmlElement last = tag;
        try {
            for (XmlElement element : content) {
                last = element;
                read(element, draft);
                reading.time(element, cursor);
            }
        } catch (RationalOverflowException e) {
            throw new ScoreException(Problem.UNREADABLE, last.place(), String.valueOf(e.getMessage()), e);
        }
        measures.add(draft);
        for (Event event : repeats.copies(measures)) {
            reading.count(tag);
            draft.add(event);
        }
    }

    private void read(XmlElement element, MeasureDraft into) throws ScoreException {
        switch (element.name()) {
            case "note" -> note(element, into);
            case "backup" -> {
                cursor = cursor.minus(duration(element));
                if (cursor.sign() < 0) {
                    reading.notices().add(element, "A backup leads before the start of its measure: read as its start");
                    cursor = Rational.ZERO;
                }
            }
            case "forward" -> {
                cursor = cursor.plus(duration(element));
                into.reaches(cursor);
            }
            case "attributes" -> attributes(element, into);
            case "harmony" -> {
                ChordSymbol chord = HarmonyReader.read(element, sounding(), reading);
                if (chord != null) {
                    reading.count(element);
                    into.chords.add(new Timed<>(DirectionReader.offset(element, cursor, divisions(), reading), chord));
                }
            }
            case "direction" -> DirectionReader.direction(element, cursor, divisions(), into, reading);
            case "sound" -> DirectionReader.sound(element, cursor, divisions(), into, reading);
            case "barline" -> BarlineReader.read(element, cursor, into.signs, reading);
            default -> {}
        }
    }

    private void note(XmlElement note, MeasureDraft into) throws ScoreException {
        boolean grace = note.has("grace");
        boolean chord = note.has("chord") && chordBase != null && !grace;
        Rational onset = cursor;
        Rational duration = Rational.ZERO;
        if (chord && chordBase != null) {
            onset = chordBase.onset();
            duration = chordBase.duration();
        } else if (!grace) {
            duration = duration(note);
            cursor = cursor.plus(duration);
        }
        if (note.has("cue")) {
            into.reaches(cursor);
            reading.notices().add(note, "Cue notes are not played: left out");
        } else if (duration.isZero() && (!grace || note.has("rest"))) {
            reading.notices().add(note, "A note or rest that lasts 0 and is no grace note: left out");
        } else {
            reading.count(note);
            Event event = notes.read(note, onset, duration, voice(note), staff(note), sounding());
            into.add(event);
            sounded = true;
            chordBase = grace || chord ? chordBase : event;
        }
    }

    private Rational duration(XmlElement element) throws ScoreException {
        XmlElement duration = element.child("duration");
        if (duration == null) {
            @Nullable NoteValue value = NoteReader.value(element);
            if (value == null) {
                throw Reading.unreadable(element, "Element " + element.name() + " has no duration");
            }
            reading.notices().add(element, "A note without a duration is read with that of its type");
            return value.quarters();
        }
        Rational count = Reading.decimal(duration);
        if (count.sign() < 0) {
            throw Reading.unreadable(duration, "A duration (\"" + duration.text() + "\") is negative");
        }
        Rational quarters = count.dividedBy(divisions());
        reading.time(duration, quarters);
        return quarters;
    }

    private Rational divisions() {
        return divisions.isZero() ? Rational.ONE : divisions;
    }

    private Interval sounding() {
        return transposition == null ? Interval.UNISON : transposition;
    }

    private int voice(XmlElement note) {
        String name = note.textOf("voice");
        if (name.isEmpty()) {
            return 1;
        }
        Integer known = voices.get(name);
        if (known == null) {
            known = Reading.integer(name, 1, MOST_VOICES, 0);
            while (known == 0) {
                nextVoice++;
                known = numbers.contains(nextVoice) ? 0 : nextVoice;
            }
            voices.put(name, known);
            numbers.add(known);
        }
        return known;
    }

    private int staff(XmlElement note) {
        String text = note.textOf("staff");
        int staff = text.isEmpty() ? 1 : Reading.integer(text, 1, MOST_STAVES, 0);
        if (staff == 0) {
            reading.notices().add(note, "A staff is not from 1 to " + MOST_STAVES + ": read as 1");
            return 1;
        }
        staves = Math.max(staves, staff);
        return staff;
    }

    private void attributes(XmlElement attributes, MeasureDraft into) throws ScoreException {
        for (XmlElement element : attributes.children()) {
            switch (element.name()) {
                case "divisions" -> divisions = divisions(element);
                case "staves" -> staves = Math.max(staves, Reading.integer(element, 0, MOST_STAVES));
                case "time" -> {
                    reading.count(element);
                    into.metres.add(new Timed<>(cursor, AttributesReader.metre(element, reading)));
                }
                case "measure-style" -> repeats.read(element);
                default -> {}
            }
        }
        XmlElement transpose = attributes.child("transpose");
        if (transpose != null) {
            transpose(transpose);
        }
        XmlElement key = attributes.child("key");
        if (key != null) {
            writtenKey = AttributesReader.key(key, reading);
        }
        if (writtenKey != null && (key != null || transpose != null)) {
            reading.count(attributes);
            into.keys.add(new Timed<>(cursor, soundingKey(attributes, writtenKey)));
        }
    }

    private Rational divisions(XmlElement element) throws ScoreException {
        Rational value = Reading.decimal(element);
        if (value.sign() <= 0 || value.isAfter(Rational.of(MOST_DIVISIONS))) {
            throw Reading.unreadable(
                    element,
                    "The divisions of a quarter note (\"" + element.text() + "\") must be above 0 and at most "
                            + MOST_DIVISIONS);
        }
        return value;
    }

    private void transpose(XmlElement transpose) throws ScoreException {
        Interval read = AttributesReader.transposition(transpose);
        if (transposition == null && !sounded) {
            firstTransposition = read;
        } else if (!read.equals(sounding())) {
            reading.notices().add(transpose, "The part changes its transposition: notes are read as they sound");
        }
        transposition = read;
    }

    private Key soundingKey(XmlElement at, Key written) {
        int fifths = written.fifths() + sounding().fifths();
        if (Math.abs(fifths) > 14) {
            reading.notices().add(at, "A key of more than 14 sharps or flats is respelled");
            fifths = Math.floorMod(fifths + 5, 12) - 5;
        }
        return new Key(fifths, written.mode());
    }
}
