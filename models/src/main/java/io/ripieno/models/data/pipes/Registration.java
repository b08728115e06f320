package io.ripieno.models.data.pipes;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * What sounds when a key is held.
 *
 * @param attack seconds until a note is as loud as it becomes
 * @param release seconds in which it fades
 * @param vibrato how far the pitch swings, as a share of the frequency
 * @param tremolo how far loudness swings, 0 to 1
 * @param hertz how often both do
 * @param touch how far loudness follows velocity, 0 to 1
 */
record Registration(
        List<Rank> ranks, double attack, double release, double vibrato, double tremolo, double hertz, double touch) {
    private static final double[] DRAWBARS = {0.5, 1.5, 1, 2, 3, 4, 5, 6, 8};
    private static final double[] FEET = {0.5, 1, 2, 3, 4, 6, 8};

    Registration {
        ranks = List.copyOf(ranks);
    }

    /** One to four reeds for each key, of which those at the same pitch beat. */
    static Registration accordion(Dice dice) {
        double slope = dice.between(0.35, 1.2);
        double corner = 1200 * Math.pow(5, dice.between(0, 1));
        double beat = dice.chance(0.25) ? dice.between(0, 3) : dice.between(4, 24);
        List<Rank> reeds = new ArrayList<>();
        reeds.add(reed(dice, 1, 0, slope, corner));
        if (dice.chance(0.6)) {
            reeds.add(reed(dice, 1, beat, slope, corner));
        }
        if (dice.chance(0.3)) {
            reeds.add(reed(dice, 1, -beat, slope, corner));
        }
        if (dice.chance(0.45)) {
            reeds.add(reed(dice, 0.5, dice.between(-2, 2), slope, corner));
        }
        if (dice.chance(0.3)) {
            reeds.add(reed(dice, 2, dice.between(-3, 3), slope, corner));
        }
        return new Registration(
                reeds,
                dice.between(0.008, 0.06),
                dice.between(0.03, 0.12),
                0,
                dice.chance(0.2) ? dice.between(0.05, 0.3) : 0,
                dice.between(2, 6),
                dice.between(0, 0.6));
    }

    /** Tone wheels, pipes, transistors or the reeds of a harmonium. */
    static Registration organ(Dice dice) {
        double way = dice.between(0, 1);
        return way < 0.35
                ? toneWheels(dice)
                : way < 0.7 ? pipes(dice) : way < 0.87 ? transistors(dice) : harmonium(dice);
    }

    private static Registration toneWheels(Dice dice) {
        List<Rank> wheels = new ArrayList<>();
        for (double footage : DRAWBARS) {
            boolean low = footage <= 2;
            if (dice.chance(low ? 0.8 : 0.45)) {
                wheels.add(new Rank(
                        footage,
                        0,
                        Math.pow(10, -dice.between(0, 18) / 20),
                        2,
                        1,
                        dice.whole(1, 3),
                        6000,
                        dice.seed()));
            }
        }
        if (wheels.isEmpty()) {
            wheels.add(new Rank(1, 0, 1, 2, 1, 2, 6000, dice.seed()));
        }
        boolean turns = dice.chance(0.65);
        return new Registration(
                wheels,
                dice.between(0.002, 0.012),
                dice.between(0.01, 0.05),
                turns ? dice.between(0.002, 0.01) : 0,
                turns ? dice.between(0.1, 0.5) : 0,
                dice.chance(0.4) ? dice.between(0.6, 1.2) : dice.between(5, 7.5),
                0);
    }

    private static Registration pipes(Dice dice) {
        double slope = dice.chance(0.4) ? dice.between(1.6, 2.8) : dice.between(0.7, 1.5);
        double even = dice.chance(0.25) ? dice.between(0.05, 0.4) : dice.between(0.6, 1);
        double corner = dice.between(2500, 7000);
        List<Rank> pipes = new ArrayList<>();
        for (double footage : FEET) {
            if (footage == 1 || dice.chance(0.4)) {
                double gain = footage == 1 ? 1 : Math.pow(10, -dice.between(0, 14) / 20);
                pipes.add(new Rank(footage, 1.5 * dice.normal(), gain, slope, even, 40, corner, dice.seed()));
            }
        }
        boolean trembles = dice.chance(0.2);
        return new Registration(
                pipes,
                dice.between(0.02, 0.13),
                dice.between(0.05, 0.35),
                trembles ? dice.between(0.001, 0.006) : 0,
                trembles ? dice.between(0.05, 0.25) : 0,
                dice.between(4, 6.5),
                0);
    }

    private static Registration transistors(Dice dice) {
        double even = dice.chance(0.4) ? dice.between(0, 0.3) : 1;
        double slope = dice.between(0.8, 1.6);
        double corner = dice.between(1500, 6000);
        List<Rank> voices = new ArrayList<>();
        for (double footage : new double[] {0.5, 1, 2, 4}) {
            if (footage == 1 || dice.chance(0.5)) {
                voices.add(new Rank(
                        footage, 0, Math.pow(10, -dice.between(0, 10) / 20), slope, even, 60, corner, dice.seed()));
            }
        }
        return new Registration(
                voices,
                dice.between(0.002, 0.01),
                dice.between(0.01, 0.06),
                dice.chance(0.6) ? dice.between(0.002, 0.012) : 0,
                0,
                dice.between(5, 7),
                0);
    }

    private static Registration harmonium(Dice dice) {
        double slope = dice.between(0.6, 1.3);
        double corner = dice.between(1200, 4000);
        List<Rank> reeds = new ArrayList<>();
        reeds.add(reed(dice, 1, 0, slope, corner));
        if (dice.chance(0.5)) {
            reeds.add(reed(dice, dice.oneOf(0.5, 2.0), dice.between(-3, 3), slope, corner));
        }
        return new Registration(reeds, dice.between(0.03, 0.15), dice.between(0.05, 0.2), 0, 0, 1, 0);
    }

    private static Rank reed(Dice dice, double footage, double cents, double slope, double corner) {
        double gain = footage == 1 ? 1 : dice.between(0.4, 1);
        return new Rank(footage, cents, gain, slope, dice.between(0.6, 1), 60, corner, dice.seed());
    }
}
