package io.ripieno.music.dmelodies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two 4/4 bars of sixteen eighths: each holds a MIDI number where a note begins, {@link #REST} where a rest does, or
 * {@link #HOLD} where what began before goes on.
 */
public final class Melody {
    /** Eighths of a melody. */
    public static final int SLOTS = 2 * Rhythm.SLOTS;

    /** A rest begins. */
    public static final int REST = -1;
    /** The note or rest before goes on; never in the data set, but a model may say it. */
    public static final int HOLD = -2;

    private final int[] slots;

    /**
     * A melody of these sixteen slots.
     *
     * @throws IllegalArgumentException if they are not sixteen, or one is neither a MIDI number nor a rest nor a hold
     */
    public Melody(int[] slots) {
        if (slots.length != SLOTS) {
            throw new IllegalArgumentException("%d slots; a melody has %d".formatted(slots.length, SLOTS));
        }
        for (int slot : slots) {
            if (slot < HOLD || slot > 127) {
                throw new IllegalArgumentException(
                        "slot %d; it is a MIDI number, %d for a rest or %d for a hold".formatted(slot, REST, HOLD));
            }
        }
        this.slots = slots.clone();
    }

    /**
     * A note that sounds.
     *
     * @param slot the eighth where it begins, 0 to 15
     * @param eighths how long it is
     * @param midi its MIDI number
     */
    public record Sounding(int slot, int eighths, int midi) {}

    /** The slot's MIDI number, {@link #REST} or {@link #HOLD}. */
    public int at(int slot) {
        return slots[slot];
    }

    /** The notes in their order, each as long as it is held. */
    public List<Sounding> notes() {
        List<Sounding> notes = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            if (slots[slot] >= 0) {
                int end = slot + 1;
                while (end < SLOTS && slots[end] == HOLD) {
                    end++;
                }
                notes.add(new Sounding(slot, end - slot, slots[slot]));
            }
        }
        return notes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Melody melody && Arrays.equals(slots, melody.slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    /** The slots' names: pitches as the vocabulary spells them, {@code rest} and {@code __}. */
    @Override
    public String toString() {
        return String.join(
                " ", Arrays.stream(slots).mapToObj(MelodyVocabulary::name).toList());
    }
}
