package io.ripieno.music.ecmg;

/**
 * A note or rest.
 *
 * @param pitch 0 (A0) to 87 (C8), or {@link #REST}
 * @param duration index of its {@link DurationLabel}
 * @param barPosition 0 to 95: where in the bar it begins, 96 to a whole note
 */
public record MelodyToken(int pitch, int duration, int barPosition) {
    /** The pitch of a rest. */
    public static final int REST = 88;
    /** How many pitches there are, the rest among them. */
    public static final int PITCHES = 89;
    /** How many bar positions there are. */
    public static final int BAR_POSITIONS = 96;

    private static final int LOWEST_MIDI = 21;

    public MelodyToken {
        if (pitch < 0 || pitch > REST || duration < 0 || duration > DurationLabel.NONE.ordinal()) {
            throw new IllegalArgumentException(
                    "pitch %d with duration %d; pitches go to 88, durations to 21".formatted(pitch, duration));
        }
        if (barPosition < 0 || barPosition >= BAR_POSITIONS) {
            throw new IllegalArgumentException("bar position %d; it goes from 0 to 95".formatted(barPosition));
        }
    }

    /** Whether a MIDI number has a pitch token. */
    static boolean holds(int midi) {
        return midi >= LOWEST_MIDI && midi < LOWEST_MIDI + REST;
    }

    /** The pitch token of a MIDI number. */
    static int pitchOf(int midi) {
        return midi - LOWEST_MIDI;
    }

    public boolean isRest() {
        return pitch == REST;
    }

    /** The MIDI number of a note. */
    public int midi() {
        if (isRest()) {
            throw new IllegalStateException("a rest has no MIDI number; ask isRest first");
        }
        return pitch + LOWEST_MIDI;
    }

    MelodyToken transposed(int semitones) {
        return isRest() ? this : new MelodyToken(pitch + semitones, duration, barPosition);
    }
}
