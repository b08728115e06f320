package io.ripieno.music.musicxml;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.NoteValue;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.Tuplet;
import io.ripieno.music.score.Unpitched;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes notes, rests and strokes, their elements in the order of the schema. */
final class NoteWriter {
    private static final BigDecimal FORTE = new BigDecimal("0.9");

    private final XmlWriter xml;
    private final Part part;
    private final Divisions divisions;

    NoteWriter(XmlWriter xml, Part part, Divisions divisions) {
        this.xml = xml;
        this.part = part;
        this.divisions = divisions;
    }

    /** The id of the instrument that plays a drum. */
    static String drum(String partId, int key) {
        return partId + "-D" + key;
    }

    /** What is said of a note beyond itself: its place in a chord, a tuplet, a measure. */
    record Role(boolean inChord, boolean startsTuplet, boolean stopsTuplet, boolean fillsMeasure) {}

    void write(Event event, Role role, String partId) throws IOException {
        Tie tie = event instanceof Sounding sounding ? sounding.tie() : Tie.NONE;
        boolean measureRest =
                event instanceof Rest && role.fillsMeasure() && event.notation().equals(Notation.NONE);
        Notation notation =
                event.notation().equals(Notation.NONE) && !event.duration().isZero() && !measureRest
                        ? Notation.of(event.duration())
                        : event.notation();
        open(event);
        grace(event);
        if (role.inChord()) {
            xml.empty("chord");
        }
        head(event, measureRest);
        if (!event.duration().isZero()) {
            xml.leaf("duration", divisions.count(event.duration()));
        }
        ties("tie", tie);
        if (event instanceof Unpitched stroke && stroke.key() != Unpitched.UNKNOWN_KEY) {
            xml.empty("instrument", "id", drum(partId, stroke.key()));
        }
        xml.leaf("voice", event.voice());
        notation(notation);
        if (part.staves() > 1) {
            xml.leaf("staff", event.staff());
        }
        if (tie != Tie.NONE || role.startsTuplet() || role.stopsTuplet()) {
            xml.open("notations");
            ties("tied", tie);
            if (role.stopsTuplet()) {
                xml.empty("tuplet", "type", "stop");
            }
            if (role.startsTuplet()) {
                xml.empty("tuplet", "type", "start");
            }
            xml.close();
        }
        xml.close();
    }

    private void open(Event event) throws IOException {
        int velocity = event instanceof Sounding sounding ? sounding.velocity() : 0;
        if (velocity == 0) {
            xml.open("note");
        } else {
            BigDecimal percent = BigDecimal.valueOf(velocity).divide(FORTE, 2, RoundingMode.HALF_UP);
            xml.open("note", "dynamics", percent.toPlainString());
        }
    }

    private void grace(Event event) throws IOException {
        Grace grace = event instanceof Sounding sounding ? sounding.grace() : Grace.NONE;
        switch (grace) {
            case APPOGGIATURA -> xml.empty("grace");
            case ACCIACCATURA -> xml.empty("grace", "slash", "yes");
            case NONE -> {}
        }
    }

    private void head(Event event, boolean measureRest) throws IOException {
        if (event instanceof Note note) {
            pitch("pitch", "step", "octave", Written.of(note.pitch(), part.transposition()));
        } else if (event instanceof Unpitched stroke) {
            pitch("unpitched", "display-step", "display-octave", Written.of(stroke.shown(), Interval.UNISON));
        } else if (measureRest) {
            xml.empty("rest", "measure", "yes");
        } else {
            xml.empty("rest");
        }
    }

    private void pitch(String name, String step, String octave, Written written) throws IOException {
        xml.open(name);
        xml.leaf(step, written.step());
        if (written.alter() != 0 && name.equals("pitch")) {
            xml.leaf("alter", written.alter());
        }
        xml.leaf(octave, written.octave());
        xml.close();
    }

    private void ties(String name, Tie tie) throws IOException {
        if (tie.fromBefore()) {
            xml.empty(name, "type", "stop");
        }
        if (tie.toAfter()) {
            xml.empty(name, "type", "start");
        }
    }

    private void notation(Notation notation) throws IOException {
        NoteValue value = notation.value();
        if (value != null) {
            xml.leaf("type", value.musicXml());
            for (int dot = 0; dot < notation.dots(); dot++) {
                xml.empty("dot");
            }
        }
        Tuplet tuplet = notation.tuplet();
        if (tuplet != null) {
            xml.open("time-modification");
            xml.leaf("actual-notes", tuplet.actual());
            xml.leaf("normal-notes", tuplet.normal());
            xml.close();
        }
    }
}
