package io.ripieno.music.measure;

import io.ripieno.music.score.ScoreLimits;

/**
 * Which tunes are taken.
 *
 * @param halfBars whether 2/2 is taken as four quarter beats
 * @param lowest lowest MIDI number
 * @param highest highest MIDI number
 * @param outOfRange what becomes of notes beyond these
 * @param mostNotes of a tune
 * @param rests where rest tokens stand
 */
public record MeasureSettings(
        boolean halfBars, int lowest, int highest, OutOfRange outOfRange, int mostNotes, Rests rests) {
    /** What becomes of a note beyond the range. */
    public enum OutOfRange {
        /** The tune is refused. */
        REFUSE,
        /** The note becomes {@link Token.Special#OUT_OF_RANGE}. */
        MARK
    }

    /** Where rest tokens stand in a silence. Both ways give back the same notes. */
    public enum Rests {
        /**
         * At each written rest, which is held over bar lines; where nothing is written as with {@link #MERGED}. As
         * published.
         */
        AS_WRITTEN,
        /** Where it begins and at each bar line, so that all formats, those without rests too, give the same tokens. */
        MERGED
    }

    /** 4/4 and 2/2, MIDI 55 to 84 or refused, at most 1,000 notes, rests as written. */
    public static final MeasureSettings USUAL =
            new MeasureSettings(true, 55, 84, OutOfRange.REFUSE, 1000, Rests.AS_WRITTEN);
    /** Any pitch of MIDI and any length, for looking at tunes rather than learning from them. */
    public static final MeasureSettings WIDE =
            new MeasureSettings(true, 0, 127, OutOfRange.MARK, ScoreLimits.DEFAULT.maxEvents(), Rests.AS_WRITTEN);

    public MeasureSettings {
        if (lowest < 0 || highest > 127 || lowest > highest || mostNotes < 1) {
            throw new IllegalArgumentException(
                    "MIDI %d to %d, at most %d notes; the range lies in 0 to 127 and a tune has a note or more"
                            .formatted(lowest, highest, mostNotes));
        }
    }

    /** 4/4 alone. */
    public MeasureSettings strict() {
        return new MeasureSettings(false, lowest, highest, outOfRange, mostNotes, rests);
    }

    /** Notes beyond the range are marked instead of refused. */
    public MeasureSettings marking() {
        return new MeasureSettings(halfBars, lowest, highest, OutOfRange.MARK, mostNotes, rests);
    }

    /** Rests in a row are one. */
    public MeasureSettings merging() {
        return new MeasureSettings(halfBars, lowest, highest, outOfRange, mostNotes, Rests.MERGED);
    }

    boolean inRange(int midi) {
        return midi >= lowest && midi <= highest;
    }
}
