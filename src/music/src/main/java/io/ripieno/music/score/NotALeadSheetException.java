package io.ripieno.music.score;

/** A score that is no {@link LeadSheet}, with the reason. */
public final class NotALeadSheetException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a score is no lead sheet. */
    public enum Reason {
        /** No part has a note of definite pitch. */
        NO_NOTES,
        /** Several parts have notes. */
        SEVERAL_PARTS,
        /** Two notes sound at once. */
        POLYPHONIC,
        /** There is no chord symbol. */
        NO_CHORDS
    }

    private final Reason reason;

    NotALeadSheetException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
