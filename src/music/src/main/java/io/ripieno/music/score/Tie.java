package io.ripieno.music.score;

/** Whether a note is held over from the one before, to the one after, or both. */
public enum Tie {
    NONE,
    START,
    STOP,
    BOTH;

    public static Tie of(boolean fromBefore, boolean toAfter) {
        return fromBefore ? (toAfter ? BOTH : STOP) : toAfter ? START : NONE;
    }

    public boolean fromBefore() {
        return this == STOP || this == BOTH;
    }

    public boolean toAfter() {
        return this == START || this == BOTH;
    }
}
