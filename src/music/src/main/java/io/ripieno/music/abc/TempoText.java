package io.ripieno.music.abc;

import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Tempos as {@code Q:} has them, to a millionth of a quarter note per minute. */
final class TempoText {
    private static final int DECIMALS = 6;

    private final NavigableMap<Rational, String> changes = new TreeMap<>();
    private String header = "";

    TempoText(Score score, List<Notice> notices) {
        for (Timeline.Change<Rational> change :
                score.tempos().quartersPerMinute().changes()) {
            String text = text(change.value(), notices);
            if (!change.onset().isZero()) {
                changes.put(change.onset(), "[Q:" + text + "]");
            } else if (!score.tempos().equals(TempoMap.DEFAULT)) {
                header = text;
            }
        }
    }

    /** The tempo at the start; empty if nothing but the default holds. */
    String header() {
        return header;
    }

    /** Inline fields by time from the start of the score. */
    NavigableMap<Rational, String> changes() {
        return changes;
    }

    private static String text(Rational tempo, List<Notice> notices) {
        BigDecimal decimal = BigDecimal.valueOf(tempo.numerator())
                .divide(BigDecimal.valueOf(tempo.denominator()), DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        if (!Rational.of(decimal).equals(tempo)) {
            notices.add(new Notice(Place.WHOLE, "The tempo " + tempo + " is rounded to " + decimal.toPlainString()));
        }
        return "1/4=" + decimal.toPlainString();
    }
}
