package io.ripieno.models.data.arrange;

/** What a player can do with a note, and how several notes are begun together. */
public enum Touch {
    BELLOWS(true, false),
    BLOWN(true, true),
    BOWED(true, true),
    KEYS(false, false),
    PEDAL(false, false),
    PLUCKED(false, true),
    STRUCK(false, false),
    SUNG(true, true);

    private final boolean swells;
    private final boolean bends;

    Touch(boolean swells, boolean bends) {
        this.swells = swells;
        this.bends = bends;
    }

    /** Whether a held note can become louder. */
    public boolean swells() {
        return swells;
    }

    /** Whether the pitch of a held note can be moved. */
    public boolean bends() {
        return bends;
    }

    /** Whether a note dies away by itself, so that long ones are not worth holding. */
    public boolean decays() {
        return this == PEDAL || this == PLUCKED || this == STRUCK;
    }

    /** Whether the player needs to breathe between phrases. */
    public boolean breathes() {
        return this == BLOWN || this == SUNG;
    }
}
