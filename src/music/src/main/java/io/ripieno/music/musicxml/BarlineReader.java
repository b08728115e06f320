package io.ripieno.music.musicxml;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code barline} elements. */
final class BarlineReader {
    private static final int MOST_PASSES = 64;
    private static final Pattern PASSES = Pattern.compile("(\\d{1,4})(?:\\s*-\\s*(\\d{1,4}))?");

    private BarlineReader() {}

    static void read(XmlElement barline, Rational cursor, List<BarSign> signs, Reading reading) throws ScoreException {
        @Nullable
        Rational at =
                switch (barline.attribute("location")) {
                    case "left" -> Rational.ZERO;
                    case "middle" -> cursor;
                    default -> null;
                };
        reading.count(barline);
        XmlElement repeat = barline.child("repeat");
        boolean backward = repeat != null && repeat.says("direction", "backward");
        if (repeat != null) {
            signs.add(backward ? new BarSign.EndRepeat(at, times(repeat, reading)) : new BarSign.StartRepeat(at));
        }
        for (XmlElement ending : barline.children("ending")) {
            reading.count(ending);
            if (ending.says("type", "start")) {
                signs.add(new BarSign.EndingStart(at, numbers(ending, reading)));
            } else {
                signs.add(new BarSign.EndingStop(at));
            }
        }
        if (at == null && !backward) {
            style(barline.textOf("bar-style"), signs);
        }
    }

    private static void style(String style, List<BarSign> signs) {
        switch (style) {
            case "light-light" -> signs.add(new BarSign.Line(null, Barlines.Style.DOUBLE));
            case "light-heavy" -> signs.add(new BarSign.Line(null, Barlines.Style.FINAL));
            default -> {}
        }
    }

    private static int times(XmlElement repeat, Reading reading) throws ScoreException {
        String text = repeat.attribute("times");
        if (text.isEmpty()) {
            return 2;
        }
        int times = Reading.integer(text, 1, 999_999_999, 0);
        if (times == 0) {
            reading.notices().add(repeat, "A repeat's times (\"" + text + "\") are no count: read as 2");
            return 2;
        }
        if (times > reading.limits().maxMeasures()) {
            throw new ScoreException(
                    Problem.TOO_LARGE,
                    repeat.place(),
                    "A section is to be played " + times + " times, over the limit of "
                            + reading.limits().maxMeasures()
                            + " measures. Maybe the file is damaged: correct the repeat's times.");
        }
        return times;
    }

    private static SortedSet<Integer> numbers(XmlElement ending, Reading reading) throws ScoreException {
        SortedSet<Integer> numbers = new TreeSet<>();
        Matcher passes = PASSES.matcher(ending.attribute("number"));
        while (passes.find()) {
            int first = Integer.parseInt(passes.group(1));
            int last = passes.group(2) == null ? first : Integer.parseInt(passes.group(2));
            for (int pass = Math.max(1, first); pass <= Math.min(last, MOST_PASSES); pass++) {
                reading.count(ending);
                numbers.add(pass);
            }
        }
        if (numbers.isEmpty()) {
            reading.notices().add(ending, "An ending has no number from 1 to " + MOST_PASSES + ": read as 1");
            numbers.add(1);
        }
        return numbers;
    }
}
