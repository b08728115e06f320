package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.style.Feel;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.phrase.Dice;

/** Chooses a tempo at which a tune can be played and has not died. */
final class Tempi {
    private static final double MOST_NOTES_A_SECOND = 8.5;
    private static final double FEWEST_NOTES_A_SECOND = 0.9;
    private static final double SLOWEST = 36;
    private static final double FASTEST = 280;

    private Tempi() {}

    /** Quarter notes a minute: the feel's, near the tune's own now and then, so that notes neither race nor stand still. */
    static double choose(SourceTune tune, Feel feel, Dice dice) {
        Pulse pulse = tune.pulse();
        double beats = feel.slowest() * Math.pow(feel.fastest() / feel.slowest(), dice.between(0, 1));
        double tempo = beats * pulse.meanBeat();
        if (tune.tempo() > 0 && dice.chance(0.3)) {
            tempo = tune.tempo() * dice.between(0.9, 1.1);
        }
        double density = tune.melody().size() / (tune.bars() * pulse.bar());
        double most = 60 * MOST_NOTES_A_SECOND / Math.max(density, 1 / shortest(tune) * 0.6);
        double least = Math.min(most, 60 * FEWEST_NOTES_A_SECOND / density);
        return Math.max(SLOWEST, Math.min(FASTEST, Math.max(least, Math.min(most, tempo))));
    }

    /** The length that one note in ten is shorter than. */
    private static double shortest(SourceTune tune) {
        double[] lengths = tune.melody().stream()
                .mapToDouble(note -> note.quarters())
                .sorted()
                .toArray();
        return lengths[lengths.length / 10];
    }
}
