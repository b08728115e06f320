package io.ripieno.models.data.pipes;

import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.solo.Sampler;
import java.util.ArrayList;
import java.util.List;

/**
 * What is about an instrument besides its registration.
 *
 * @param struck ranks that sound when a key goes down, and die away
 * @param struckSeconds in which they fade to 0.37
 * @param click of keys or buttons, as a share of the loudest note's level
 * @param clickSeconds in which that fades to 0.37
 * @param bellows how far loudness comes and goes with bellows, 0 to 1
 * @param bellowsHertz how often that is
 * @param sampler what became of it in a sampler
 */
record Action(
        List<Rank> struck,
        double struckSeconds,
        double click,
        double clickSeconds,
        double bellows,
        double bellowsHertz,
        Sampler sampler) {
    static final Action PLAIN = new Action(List.of(), 1, 0, 1, 0, 1, Sampler.NONE);

    private static final double SAMPLED = 0.5;

    Action {
        struck = List.copyOf(struck);
    }

    /** Percussion and clicks of electric organs. */
    static Action organ(Dice dice) {
        List<Rank> struck = new ArrayList<>();
        if (dice.chance(0.3)) {
            struck.add(new Rank(
                    dice.oneOf(2.0, 3.0), 0, dice.between(0.4, 1.5), 2, 1, dice.whole(1, 3), 6000, dice.seed()));
        }
        return new Action(
                struck,
                dice.between(0.08, 0.5),
                dice.chance(0.4) ? dice.between(0.02, 0.3) : 0,
                dice.between(0.001, 0.006),
                0,
                1,
                sampler(dice));
    }

    /** Buttons and bellows, which some players shake. */
    static Action accordion(Dice dice) {
        boolean shaken = dice.chance(0.15);
        return new Action(
                List.of(),
                1,
                dice.chance(0.5) ? dice.between(0.02, 0.25) : 0,
                dice.between(0.002, 0.01),
                shaken ? dice.between(0.3, 0.8) : dice.chance(0.6) ? dice.between(0.1, 0.7) : 0,
                shaken ? dice.between(4, 9) : dice.between(0.1, 0.8),
                sampler(dice));
    }

    /** Adds clicks, and lets the sound come and go. */
    void move(List<TrackNote> notes, double level, Dice dice, int sampleRate, float[] sound) {
        if (click > 0) {
            for (TrackNote note : notes) {
                int start = (int) Math.round(note.start() * sampleRate);
                int end = Math.min(sound.length, start + (int) (5 * clickSeconds * sampleRate));
                double loudness = level * click * dice.between(0, 1);
                for (int i = start; i < end; i++) {
                    double fading = Math.exp((start - i) / (clickSeconds * sampleRate));
                    sound[i] += (float) (loudness * fading * dice.normal());
                }
            }
        }
        if (bellows > 0) {
            double phase = dice.between(0, 2 * Math.PI);
            double swing = 2 * Math.PI * bellowsHertz / sampleRate;
            for (int i = 0; i < sound.length; i++) {
                sound[i] *= (float) (1 - bellows * (1 + Math.sin(swing * i + phase)) / 2);
            }
        }
    }

    private static Sampler sampler(Dice dice) {
        return dice.chance(SAMPLED) ? Sampler.draw(dice) : Sampler.NONE;
    }
}
