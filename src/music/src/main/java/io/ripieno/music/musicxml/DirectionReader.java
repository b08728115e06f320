package io.ripieno.music.musicxml;

import io.ripieno.music.score.Mark;
import io.ripieno.music.score.NoteValue;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads tempo and jumps from {@code direction} and {@code sound} elements. */
final class DirectionReader {
    private static final Rational FASTEST = Rational.of(100_000);
    private static final Map<Mark, String> SOUNDS = new EnumMap<>(Map.of(
            Mark.SEGNO, "segno",
            Mark.CODA, "coda",
            Mark.TO_CODA, "tocoda",
            Mark.DA_CAPO, "dacapo",
            Mark.DAL_SEGNO, "dalsegno",
            Mark.FINE, "fine"));
    private static final Map<Mark, Pattern> WORDS = new EnumMap<>(Map.of(
            Mark.TO_CODA, Pattern.compile("(?i)\\s*(al|to)\\s+coda\\b.*", Pattern.DOTALL),
            Mark.DA_CAPO, Pattern.compile("(?i)\\s*(da\\s+capo|d\\.\\s?c\\.?)(\\s.*)?", Pattern.DOTALL),
            Mark.DAL_SEGNO, Pattern.compile("(?i)\\s*(dal\\s+segno|d\\.\\s?s\\.?)(\\s.*)?", Pattern.DOTALL),
            Mark.FINE, Pattern.compile("(?i)\\s*fine\\.?\\s*")));

    private DirectionReader() {}

    /** Reads a direction into the measure; what it says holds from the cursor plus its offset. */
    static void direction(XmlElement direction, Rational cursor, Rational divisions, MeasureDraft into, Reading reading)
            throws ScoreException {
        Rational at = offset(direction, cursor, divisions, reading);
        XmlElement sound = direction.child("sound");
        boolean jumps = sound != null && jumps(sound, at, into, reading);
        for (XmlElement type : direction.children("direction-type")) {
            if (!jumps) {
                guess(type, at, into, reading);
            }
        }
        Rational tempo = sound == null ? null : tempo(sound, reading);
        for (XmlElement type : direction.children("direction-type")) {
            XmlElement metronome = type.child("metronome");
            if (tempo == null && metronome != null) {
                tempo = tempo(metronome, metronome.textOf("per-minute"), reading);
            }
        }
        if (tempo != null) {
            reading.count(direction);
            into.tempos.add(new MeasureDraft.Timed<>(at, tempo));
        }
    }

    /** Reads a sound that stands by itself. */
    static void sound(XmlElement sound, Rational cursor, Rational divisions, MeasureDraft into, Reading reading)
            throws ScoreException {
        Rational at = offset(sound, cursor, divisions, reading);
        jumps(sound, at, into, reading);
        Rational tempo = tempo(sound, reading);
        if (tempo != null) {
            reading.count(sound);
            into.tempos.add(new MeasureDraft.Timed<>(at, tempo));
        }
    }

    /** Where something stands in its measure that has an offset; never before the measure. */
    static Rational offset(XmlElement element, Rational cursor, Rational divisions, Reading reading)
            throws ScoreException {
        XmlElement offset = element.child("offset");
        if (offset == null || offset.text().isEmpty()) {
            return cursor;
        }
        Rational at = cursor.plus(Reading.decimal(offset).dividedBy(divisions)).max(Rational.ZERO);
        reading.time(offset, at);
        return at;
    }

    private static boolean jumps(XmlElement sound, Rational at, MeasureDraft into, Reading reading)
            throws ScoreException {
        boolean any = false;
        for (Map.Entry<Mark, String> entry : SOUNDS.entrySet()) {
            String value = sound.attribute(entry.getValue());
            if (!value.isEmpty() && !value.equals("no")) {
                reading.count(sound);
                into.signs.add(new BarSign.Jump(at, entry.getKey(), false));
                any = true;
            }
        }
        return any;
    }

    private static void guess(XmlElement type, Rational at, MeasureDraft into, Reading reading) throws ScoreException {
        int before = into.signs.size();
        if (type.has("segno")) {
            into.signs.add(new BarSign.Jump(at, Mark.SEGNO, true));
        }
        if (type.has("coda")) {
            into.signs.add(new BarSign.Jump(at, Mark.CODA, true));
        }
        for (XmlElement words : type.children("words")) {
            WORDS.forEach((mark, pattern) -> {
                if (pattern.matcher(words.text()).matches()) {
                    into.signs.add(new BarSign.Jump(at, mark, true));
                }
            });
        }
        for (int sign = before; sign < into.signs.size(); sign++) {
            reading.count(type);
        }
    }

    private static @Nullable Rational tempo(XmlElement sound, Reading reading) {
        String text = sound.attribute("tempo");
        return text.isEmpty() ? null : checked(sound, text, Rational.ONE, reading);
    }

    private static @Nullable Rational tempo(XmlElement metronome, String perMinute, Reading reading) {
        String unit = metronome.textOf("beat-unit");
        int dots = Math.min(metronome.children("beat-unit-dot").size(), 8);
        for (NoteValue value : NoteValue.values()) {
            if (value.musicXml().equals(unit) && !perMinute.isEmpty()) {
                Rational beat = value.quarters().times(Rational.of((2L << dots) - 1, 1L << dots));
                return checked(metronome, perMinute, beat, reading);
            }
        }
        return null;
    }

    private static @Nullable Rational checked(XmlElement at, String text, Rational beat, Reading reading) {
        if (text.matches("\\d{1,6}(\\.\\d{1,12})?")) {
            Rational tempo = Rational.of(new java.math.BigDecimal(text)).times(beat);
            if (tempo.sign() > 0 && !tempo.isAfter(FASTEST)) {
                return tempo;
            }
        }
        reading.notices().add(at, "A tempo is no number from 0 to " + FASTEST + " quarters a minute: left out");
        return null;
    }
}
