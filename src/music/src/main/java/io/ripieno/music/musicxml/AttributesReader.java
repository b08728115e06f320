package io.ripieno.music.musicxml;

import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.ScoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads keys, metres and transpositions of {@code attributes} elements. */
final class AttributesReader {
    /** The metre that stands for free time. */
    static final Metre FREE = new Metre(List.of(4), 4, Metre.Sign.FREE);

    private AttributesReader() {}

    /** The key as written; one that is no number of fifths becomes one without sharps or flats. */
    static Key key(XmlElement key, Reading reading) throws ScoreException {
        XmlElement fifths = key.child("fifths");
        if (fifths == null) {
            reading.notices().add(key, "A key signature that is none of sharps or flats is read as none");
            return new Key(0, Mode.NONE);
        }
        return new Key(Reading.integer(fifths, -14, 14), mode(key, reading));
    }

    static Metre metre(XmlElement time, Reading reading) throws ScoreException {
        if (time.has("senza-misura")) {
            reading.notices().add(time, "Free time: bars are as long as what they hold");
            return FREE;
        }
        List<XmlElement> beats = time.children("beats");
        List<XmlElement> units = time.children("beat-type");
        if (beats.isEmpty() || beats.size() != units.size()) {
            throw Reading.unreadable(time, "A time signature needs beats and beat-type");
        }
        int unit = 1;
        for (XmlElement each : units) {
            unit = Math.max(unit, Reading.integer(each, 1, Metre.LARGEST));
        }
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < beats.size(); i++) {
            int scale = unit / Reading.integer(units.get(i), 1, Metre.LARGEST);
            groups(beats.get(i)).forEach(group -> groups.add(group * scale));
        }
        if (beats.size() > 1) {
            reading.notices().add(time, "A time signature of several denominators is read with the largest of them");
        }
        try {
            return new Metre(groups, unit, sign(time));
        } catch (IllegalArgumentException e) {
            throw Reading.unreadable(
                    time,
                    "A time signature of " + groups + " over " + unit + " is none: its denominator is a power of two");
        }
    }

    /** From what is read to what sounds. */
    static Interval transposition(XmlElement transpose) throws ScoreException {
        int octaves = optional(transpose, "octave-change", 10);
        int semitones = optional(transpose, "chromatic", 60);
        Interval within = transpose.has("diatonic")
                ? new Interval(optional(transpose, "diatonic", 35), semitones)
                : Interval.ofSemitones(semitones);
        return within.plus(new Interval(7 * octaves, 12 * octaves));
    }

    private static int optional(XmlElement transpose, String name, int most) throws ScoreException {
        XmlElement element = transpose.child(name);
        return element == null || element.text().isEmpty() ? 0 : Reading.integer(element, -most, most);
    }

    private static List<Integer> groups(XmlElement beats) throws ScoreException {
        String[] texts = beats.text().split("\\+", 65);
        List<Integer> groups = Arrays.stream(texts)
                .map(text -> Reading.integer(text.strip(), 1, Metre.LARGEST, 0))
                .toList();
        if (groups.contains(0)) {
            throw Reading.unreadable(
                    beats,
                    "The beats of a time signature (\"" + Reading.brief(beats.text()) + "\") must be from 1 to "
                            + Metre.LARGEST);
        }
        return groups;
    }

    private static Metre.Sign sign(XmlElement time) {
        return switch (time.attribute("symbol")) {
            case "common" -> Metre.Sign.COMMON;
            case "cut" -> Metre.Sign.CUT;
            default -> Metre.Sign.NUMBERS;
        };
    }

    private static Mode mode(XmlElement key, Reading reading) {
        String word = key.textOf("mode").toUpperCase(Locale.ROOT);
        for (Mode mode : Mode.values()) {
            if (mode.name().equals(word)) {
                return mode;
            }
        }
        if (!word.isEmpty()) {
            reading.notices().add(key, "An unknown mode of a key is read as none");
        }
        return Mode.NONE;
    }
}
