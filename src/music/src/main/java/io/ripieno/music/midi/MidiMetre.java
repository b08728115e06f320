package io.ripieno.music.midi;

import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * A metre as MIDI counts it.
 *
 * @param beats 1 to 255
 * @param exponent 2 to this power is the denominator, 0 to 8
 */
record MidiMetre(int beats, int exponent) {
    private static final int GREATEST_EXPONENT = 8;
    private static final int MOST_BEATS = 255;
    private static final int CLOCKS_PER_QUARTER = 24;

    /** Metres that give each measure the length it has: a pickup of an eighth is a bar of 1/8. */
    static Timeline<MidiMetre> of(Score score, Notices notices) {
        List<Timeline.Change<MidiMetre>> changes = new ArrayList<>();
        for (Measure measure : score.measures()) {
            changes.add(new Timeline.Change<>(measure.onset(), of(measure, notices)));
        }
        return Timeline.of(new MidiMetre(4, 2), changes);
    }

    private static MidiMetre of(Measure measure, Notices notices) {
        int exponent = Integer.numberOfTrailingZeros(measure.metre().unit());
        for (int e = exponent; e <= GREATEST_EXPONENT; e++) {
            Rational beats = measure.length().times(1L << e).dividedBy(4);
            if (beats.isWhole() && beats.numerator() <= MOST_BEATS) {
                return new MidiMetre((int) beats.numerator(), e);
            }
        }
        notices.add(
                Place.WHOLE,
                "Measure " + measure.label() + " of " + measure.length()
                        + " quarter notes has no time signature; bar lines after it are elsewhere.");
        return new MidiMetre(Math.min(MOST_BEATS, measure.metre().beats()), exponent);
    }

    /** MIDI clocks between metronome clicks: one click for each beat, three eighths in compound metres. */
    byte clocks() {
        int unit = 1 << exponent;
        boolean compound = unit >= 8 && beats > 3 && beats % 3 == 0;
        return (byte) Math.max(1, CLOCKS_PER_QUARTER * 4 * (compound ? 3 : 1) / unit);
    }
}
