package io.ripieno.music.measure;

import io.ripieno.music.score.Rational;

/**
 * The 24 ticks of a 4/4 bar: six to a beat, at 0, 1/4, 1/3, 1/2, 2/3 and 3/4 of it, so that sixteenths and triplets of
 * eighths both fall on ticks (InpaintNet: Pati, Lerch and Hadjeres, ISMIR 2019). Ticks are not equally long.
 */
public final class TickGrid {
    /** Ticks of a bar. */
    public static final int TICKS = 24;
    /** Ticks of a beat. */
    public static final int TICKS_OF_BEAT = 6;
    /** Length of a bar in quarter notes. */
    public static final Rational BAR = Rational.of(4);

    private static final int UNITS = 12;
    private static final int[] UNIT_OF_TICK = {0, 3, 4, 6, 8, 9, UNITS};
    /** A time that is on no tick. */
    static final int OFF_GRID = -1;

    private TickGrid() {}

    /**
     * Where a tick begins.
     *
     * @param tick 0 is the start of the tune, 24 that of the second bar
     * @return quarter notes from the start of the tune
     */
    public static Rational onset(int tick) {
        int beat = Math.floorDiv(tick, TICKS_OF_BEAT);
        return Rational.of((long) beat * UNITS + UNIT_OF_TICK[tick - beat * TICKS_OF_BEAT], UNITS);
    }

    /** How long a tick lasts, in quarter notes: 1/4, 1/12, 1/6, 1/6, 1/12, 1/4, and so on. */
    public static Rational duration(int tick) {
        return onset(tick + 1).minus(onset(tick));
    }

    /** The tick that begins at a time, or {@link #OFF_GRID}. */
    static int tickAt(Rational onset) {
        Rational units = onset.times(UNITS);
        if (units.isWhole()) {
            long beat = Math.floorDiv(units.floor(), UNITS);
            for (int tick = 0; tick < TICKS_OF_BEAT; tick++) {
                if (UNIT_OF_TICK[tick] == units.floor() - beat * UNITS) {
                    return Math.toIntExact(beat * TICKS_OF_BEAT + tick);
                }
            }
        }
        return OFF_GRID;
    }
}
