package io.ripieno.music.ecmg;

/** A lead sheet that is not taken; the message names what stands in the way. */
public final class UnsuitableSongException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, so that refusals can be counted. */
    public enum Reason {
        /** It is not in 4/4 throughout. */
        METRE,
        /** It has more than one key. */
        KEYS,
        /** A note lies beyond the piano. */
        OUT_OF_RANGE
    }

    private final Reason reason;

    UnsuitableSongException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
