package io.ripieno.models.data.soundfont;

/** Whether notes go on for as long as their key is held. */
public enum Sustain {
    /** Blown, bowed, sung: looped. */
    HELD,
    /** Plucked and struck: they ring out. */
    RINGING,
    /** As the level of the recorded notes tells. */
    BY_SOUND
}
