package io.ripieno.music.musicxml;

import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.TimeGrid;
import java.math.BigDecimal;

/** What the readers of one document share: its limits, its notices, its count of events, and how numbers are read. */
final class Reading {
    private static final int LONGEST_NUMBER = 32;
    private static final int SHOWN = 64;

    private final ScoreLimits limits;
    private final Notices notices;
    private final TimeGrid times;
    private int events;

    Reading(ScoreLimits limits, Notices notices) {
        this.limits = limits;
        this.notices = notices;
        this.times = new TimeGrid(limits);
    }

    ScoreLimits limits() {
        return limits;
    }

    Notices notices() {
        return notices;
    }

    /** Counts something that the score will hold, so that signs by the million are refused as notes are. */
    void count(XmlElement at) throws ScoreException {
        limits.checkEvents(at.place(), ++events);
    }

    /** Checks a time in quarter notes that the score will hold. */
    void time(XmlElement at, Rational quarters) throws ScoreException {
        times.check(at.place(), quarters);
    }

    /** Text of the document as a message may show it. */
    static String brief(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** The exact value of an element's decimal number; refuses anything else. */
    static Rational decimal(XmlElement element) throws ScoreException {
        String text = element.text();
        if (text.length() > LONGEST_NUMBER) {
            throw unreadable(element, element.name() + " is a number of " + text.length() + " characters");
        }
        try {
            return Rational.of(new BigDecimal(text));
        } catch (ArithmeticException | NumberFormatException e) {
            throw unreadable(element, element.name() + " (\"" + text + "\") is no number that fits");
        }
    }

    /** An element's whole number within bounds; refuses anything else. */
    static int integer(XmlElement element, int least, int most) throws ScoreException {
        Rational value = decimal(element);
        if (!value.isWhole() || value.numerator() < least || value.numerator() > most) {
            throw unreadable(
                    element,
                    element.name() + " (\"" + element.text() + "\") must be a whole number from " + least + " to "
                            + most);
        }
        return (int) value.numerator();
    }

    /** A whole number within bounds, or the alternative if the text is anything else. */
    static int integer(String text, int least, int most, int otherwise) {
        if (!text.matches("[+-]?\\d{1,9}")) {
            return otherwise;
        }
        int value = Integer.parseInt(text);
        return value < least || value > most ? otherwise : value;
    }

    static ScoreException unreadable(XmlElement at, String what) {
        return new ScoreException(
                Problem.UNREADABLE,
                at.place(),
                what + ". Maybe the file is damaged: correct it, or export the score again.");
    }
}
