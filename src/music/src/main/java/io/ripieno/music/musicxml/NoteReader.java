package io.ripieno.music.musicxml;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.NoteValue;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Step;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.Tuplet;
import io.ripieno.music.score.Unpitched;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what a {@code note} element says apart from its time. */
final class NoteReader {
    private static final BigDecimal FORTE = new BigDecimal("0.9");
    private static final Pitch MIDDLE_LINE = Pitch.of(Step.B, 0, 4);
    private static final Map<String, NoteValue> VALUES = new HashMap<>();

    static {
        for (NoteValue value : NoteValue.values()) {
            VALUES.put(value.musicXml(), value);
        }
    }

    private final PartHeader header;
    private final Reading reading;

    NoteReader(PartHeader header, Reading reading) {
        this.header = header;
        this.reading = reading;
    }

    Event read(XmlElement note, Rational onset, Rational duration, int voice, int staff, Interval transposition)
            throws ScoreException {
        Notation notation = notation(note);
        if (note.has("rest")) {
            return new Rest(onset, duration, voice, staff, notation);
        }
        Grace grace = grace(note.child("grace"));
        Tie tie = tie(note);
        int velocity = velocity(note);
        XmlElement pitch = note.child("pitch");
        if (pitch != null) {
            Pitch sounding = pitch(pitch, "step", "octave", transposition);
            return new Note(onset, duration, sounding, velocity, tie, grace, voice, staff, notation);
        }
        XmlElement unpitched = note.child("unpitched");
        if (unpitched != null) {
            Pitch shown = unpitched.has("display-step")
                    ? pitch(unpitched, "display-step", "display-octave", Interval.UNISON)
                    : MIDDLE_LINE;
            XmlElement instrument = note.child("instrument");
            int key = header.key(instrument == null ? "" : instrument.attribute("id"));
            return new Unpitched(onset, duration, key, shown, velocity, tie, grace, voice, staff, notation);
        }
        throw Reading.unreadable(note, "A note has neither pitch nor rest nor unpitched");
    }

    /** The notated value, or null; for notes that say no duration. */
    static @Nullable NoteValue value(XmlElement note) {
        return VALUES.get(note.textOf("type"));
    }

    private Notation notation(XmlElement note) {
        @Nullable NoteValue value = value(note);
        int dots = value == null ? 0 : Math.min(8, note.children("dot").size());
        return new Notation(value, dots, tuplet(note.child("time-modification")));
    }

    private @Nullable Tuplet tuplet(@Nullable XmlElement modification) {
        if (modification == null) {
            return null;
        }
        int actual = Reading.integer(modification.textOf("actual-notes"), 1, 1000, 0);
        int normal = Reading.integer(modification.textOf("normal-notes"), 1, 1000, 0);
        if (actual == 0 || normal == 0) {
            reading.notices().add(modification, "A tuplet is not of 1 to 1000 notes: left out");
            return null;
        }
        return actual == normal ? null : new Tuplet(actual, normal);
    }

    private Pitch pitch(XmlElement pitch, String stepName, String octaveName, Interval transposition)
            throws ScoreException {
        XmlElement octave = pitch.child(octaveName);
        if (octave == null) {
            throw Reading.unreadable(pitch, "A pitch has no " + octaveName);
        }
        try {
            Step step = Step.valueOf(pitch.textOf(stepName));
            return new Written(step, alter(pitch), Reading.integer(octave, -10, 20)).sounding(transposition);
        } catch (IllegalArgumentException e) {
            throw Reading.unreadable(
                    pitch,
                    "There is no pitch of step \"" + Reading.brief(pitch.textOf(stepName)) + "\", alter \""
                            + Reading.brief(pitch.textOf("alter")) + "\", octave \"" + Reading.brief(octave.text())
                            + "\"");
        }
    }

    private int alter(XmlElement pitch) throws ScoreException {
        XmlElement element = pitch.child("alter");
        if (element == null || element.text().isEmpty()) {
            return 0;
        }
        Rational alter = Reading.decimal(element);
        if (!alter.isWhole()) {
            reading.notices().add(element, "A microtone is read as the nearest semitone");
        }
        return (int) Math.max(-20, Math.min(20, alter.round()));
    }

    private static Grace grace(@Nullable XmlElement grace) {
        if (grace == null) {
            return Grace.NONE;
        }
        return grace.says("slash", "yes") ? Grace.ACCIACCATURA : Grace.APPOGGIATURA;
    }

    private static Tie tie(XmlElement note) {
        boolean played = note.has("tie");
        Predicate<String> any = type -> played
                ? note.children("tie").stream().anyMatch(tie -> tie.says("type", type))
                : note.children("notations").stream()
                        .flatMap(notations -> notations.children("tied").stream())
                        .anyMatch(tied -> tied.says("type", type) || tied.says("type", "continue"));
        return Tie.of(any.test("stop"), any.test("start"));
    }

    private static int velocity(XmlElement note) {
        String dynamics = note.attribute("dynamics");
        if (!dynamics.matches("\\d{1,4}(\\.\\d{1,9})?")) {
            return 0;
        }
        int velocity = new BigDecimal(dynamics)
                .multiply(FORTE)
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        return Math.max(1, Math.min(127, velocity));
    }
}
