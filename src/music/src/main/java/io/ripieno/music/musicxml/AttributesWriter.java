package io.ripieno.music.musicxml;

import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes {@code attributes} elements, their contents in the order of the schema. */
final class AttributesWriter {
    /** Below this mean pitch, in MIDI numbers, a staff gets a bass clef. */
    private static final double BASS = 56;

    private final XmlWriter xml;
    private final Part part;

    AttributesWriter(XmlWriter xml, Part part) {
        this.xml = xml;
        this.part = part;
    }

    void first(long divisions, Key key, Metre metre) throws IOException {
        xml.open("attributes");
        xml.leaf("divisions", divisions);
        key(key);
        time(metre);
        if (part.staves() > 1) {
            xml.leaf("staves", part.staves());
        }
        for (int staff = 1; staff <= part.staves(); staff++) {
            clef(staff);
        }
        transpose(part.transposition());
        xml.close();
    }

    /** What changes; nothing is written if nothing does. */
    void change(@Nullable Key key, @Nullable Metre metre) throws IOException {
        if (key == null && metre == null) {
            return;
        }
        xml.open("attributes");
        if (key != null) {
            key(key);
        }
        if (metre != null) {
            time(metre);
        }
        xml.close();
    }

    private void key(Key sounding) throws IOException {
        xml.open("key");
        xml.leaf("fifths", sounding.fifths() - part.transposition().fifths());
        if (sounding.mode() != Mode.NONE) {
            xml.leaf("mode", sounding.mode().name().toLowerCase(Locale.ROOT));
        }
        xml.close();
    }

    private void time(Metre metre) throws IOException {
        switch (metre.sign()) {
            case COMMON -> xml.open("time", "symbol", "common");
            case CUT -> xml.open("time", "symbol", "cut");
            default -> xml.open("time");
        }
        if (metre.sign() == Metre.Sign.FREE) {
            xml.empty("senza-misura");
        } else {
            xml.leaf("beats", metre.groups().stream().map(String::valueOf).collect(Collectors.joining("+")));
            xml.leaf("beat-type", metre.unit());
        }
        xml.close();
    }

    private void clef(int staff) throws IOException {
        double mean = part.notes().stream()
                .filter(note -> note.staff() == staff)
                .mapToInt(Note::midi)
                .average()
                .orElse(60);
        boolean drums = part.instrument().isPercussion() && part.notes().isEmpty();
        if (part.staves() > 1) {
            xml.open("clef", "number", Integer.toString(staff));
        } else {
            xml.open("clef");
        }
        xml.leaf("sign", drums ? "percussion" : mean < BASS ? "F" : "G");
        if (!drums) {
            xml.leaf("line", mean < BASS ? 4 : 2);
        }
        xml.close();
    }

    private void transpose(Interval interval) throws IOException {
        if (interval.equals(Interval.UNISON)) {
            return;
        }
        int octaves = interval.semitones() / 12;
        xml.open("transpose");
        xml.leaf("diatonic", interval.steps() - 7 * octaves);
        xml.leaf("chromatic", interval.semitones() - 12 * octaves);
        if (octaves != 0) {
            xml.leaf("octave-change", octaves);
        }
        xml.close();
    }
}
