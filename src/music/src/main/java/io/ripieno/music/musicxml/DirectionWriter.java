package io.ripieno.music.musicxml;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Rational;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Writes tempos and jumps as {@code direction} elements. */
final class DirectionWriter {
    private static final MathContext DIGITS = new MathContext(12);

    private final XmlWriter xml;
    /** What is said behind D.C. and D.S. */
    private final String where;

    DirectionWriter(XmlWriter xml, List<Measure> measures) {
        this.xml = xml;
        this.where = any(measures, Mark.TO_CODA) ? " al Coda" : any(measures, Mark.FINE) ? " al Fine" : "";
    }

    private static boolean any(List<Measure> measures, Mark mark) {
        return measures.stream().anyMatch(measure -> measure.barlines().has(mark));
    }

    /** A tempo as a decimal, exactly if it has at most 12 digits. */
    static BigDecimal decimal(Rational tempo) {
        BigDecimal value =
                BigDecimal.valueOf(tempo.numerator()).divide(BigDecimal.valueOf(tempo.denominator()), DIGITS);
        return value.stripTrailingZeros();
    }

    static boolean isExact(Rational tempo) {
        return Rational.of(decimal(tempo)).equals(tempo);
    }

    /** A tempo in quarters per minute; its offset from the cursor is a number of divisions, 0 for none. */
    void tempo(Rational tempo, String offset) throws IOException {
        String decimal = decimal(tempo).toPlainString();
        xml.open("direction", "placement", "above");
        xml.open("direction-type");
        xml.open("metronome");
        xml.leaf("beat-unit", "quarter");
        xml.leaf("per-minute", decimal);
        xml.close();
        xml.close();
        if (!offset.equals("0")) {
            xml.leaf("offset", offset, "sound", "yes");
        }
        xml.empty("sound", "tempo", decimal);
        xml.close();
    }

    /** Signs at the start of a measure. */
    void arrivals(Barlines barlines) throws IOException {
        if (barlines.has(Mark.SEGNO)) {
            jump("segno", "", "segno", "segno");
        }
        if (barlines.has(Mark.CODA)) {
            jump("coda", "", "coda", "coda");
        }
    }

    /** Words at the end of a measure. */
    void departures(Barlines barlines) throws IOException {
        if (barlines.has(Mark.TO_CODA)) {
            jump("words", "To Coda", "tocoda", "coda");
        }
        if (barlines.has(Mark.FINE)) {
            jump("words", "Fine", "fine", "yes");
        }
        if (barlines.has(Mark.DA_CAPO)) {
            jump("words", "D.C." + where, "dacapo", "yes");
        }
        if (barlines.has(Mark.DAL_SEGNO)) {
            jump("words", "D.S." + where, "dalsegno", "segno");
        }
    }

    private void jump(String sign, String words, String sound, String value) throws IOException {
        xml.open("direction", "placement", "above");
        xml.open("direction-type");
        if (words.isEmpty()) {
            xml.empty(sign);
        } else {
            xml.leaf(sign, words);
        }
        xml.close();
        xml.empty("sound", sound, value);
        xml.close();
    }
}
