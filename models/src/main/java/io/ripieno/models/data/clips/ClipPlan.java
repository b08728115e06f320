package io.ripieno.models.data.clips;

import io.ripieno.models.data.augment.Effect;
import java.util.List;

/**
 * Who plays what in a clip, before anything is heard.
 *
 * @param begin first sample of the clip that is let through; what is before is silence, as around a short recording
 * @param end sample after which the clip is silent
 */
record ClipPlan(List<Entry> entries, int begin, int end) {
    /**
     * @param offset first sample of the stem; may be negative
     * @param speed how fast the stem is played; other than 1 it also moves pitch and timbre
     * @param decibels level of what sounds of it in the clip, relative to the others
     * @param enters sample of the clip from which it is let through
     * @param leaves sample of the clip at which it is cut
     * @param colour what is done to it before it is levelled
     */
    record Entry(Stem stem, int offset, double speed, double decibels, int enters, int leaves, List<Effect> colour) {
        Entry {
            colour = List.copyOf(colour);
        }

        /** As it was rendered. */
        Entry(Stem stem, int offset, double speed, double decibels, int enters, int leaves) {
            this(stem, offset, speed, decibels, enters, leaves, List.of());
        }

        Entry coloured(List<Effect> effects) {
            return new Entry(stem, offset, speed, decibels, enters, leaves, effects);
        }
    }

    ClipPlan {
        entries = List.copyOf(entries);
    }
}
