package io.ripieno.models.data.solo;

import static io.ripieno.models.data.solo.Make.octaves;
import static io.ripieno.models.data.solo.Make.share;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Single reeds. A cylinder (clarinet) hardly sounds even partials in its lows, and lets little out above some 1.5 kHz; a cone
 * (saxophone) sounds them all, with humps that belong to its size (Benade, Fundamentals of Musical Acoustics, 1976).
 */
final class Reeds {
    private static final int SOPRANO = 64;

    private Reeds() {}

    static Make clarinet(Sampler sampler, Dice dice) {
        List<Formant> formants = new ArrayList<>();
        for (int i = dice.whole(0, 2); i > 0; i--) {
            formants.add(new Formant(octaves(dice, 700, 3500), dice.between(-6, 9), dice.between(0.2, 0.6)));
        }
        Timbre timbre = new Timbre(
                dice.between(0.2, 1.2),
                dice.between(0.3, 1.4),
                octaves(dice, 1000, 2900),
                dice.between(0, 1),
                dice.between(1, 3),
                dice.between(40, 160),
                share(dice, -36, -11),
                octaves(dice, 1000, 3200),
                formants,
                dice.between(1, 4));
        Air air = new Air(
                share(dice, -50, -30),
                octaves(dice, 1200, 4500),
                0,
                dice.between(0.5, 1.5),
                dice.between(0, 4),
                dice.between(0.01, 0.05),
                dice.chance(0.5) ? share(dice, -40, -24) : 0,
                0,
                0);
        Touch touch = new Touch(
                dice.between(0.012, 0.09),
                dice.between(0.03, 0.12),
                dice.between(0, 0.9),
                dice.between(-0.15, 0.3),
                dice.between(0, 1),
                dice.between(0.004, 0.04),
                dice.chance(0.2) ? 0.2 : 0,
                0,
                0,
                3,
                dice.between(0.8, 2),
                dice.between(0, 0.5));
        return new Make(timbre, air, touch, Vibrato.draw(dice, 0.3, 18, 0.2), sampler);
    }

    static Make saxophone(int program, Sampler sampler, Dice dice) {
        double size = Math.pow(2, -(program - SOPRANO) / 2.4) * dice.between(0.8, 1.25);
        List<Formant> formants = new ArrayList<>();
        formants.add(new Formant(size * dice.between(900, 1350), dice.between(3, 13), dice.between(0.25, 0.6)));
        if (dice.chance(0.7)) {
            formants.add(new Formant(size * dice.between(1700, 3200), dice.between(2, 11), dice.between(0.2, 0.5)));
        }
        if (dice.chance(0.4)) {
            formants.add(new Formant(octaves(dice, 2500, 5500), dice.between(-6, 9), dice.between(0.2, 0.5)));
        }
        if (dice.chance(0.4)) {
            formants.add(new Formant(octaves(dice, 600, 2500), dice.between(-10, -3), dice.between(0.15, 0.4)));
        }
        Timbre timbre = new Timbre(
                dice.between(0, 1),
                dice.between(0.3, 1.6),
                octaves(dice, 1400, 5000),
                dice.between(0, 1.2),
                dice.between(1, 2.5),
                size * octaves(dice, 150, 800),
                dice.between(0.65, 1.3),
                1500,
                formants,
                dice.between(1.5, 4));
        boolean subtone = dice.chance(0.25);
        Air air = new Air(
                subtone ? share(dice, -26, -13) : share(dice, -46, -25),
                octaves(dice, 1100, 4500),
                0,
                dice.between(0.4, 1.6),
                dice.between(0, 5),
                dice.between(0.01, 0.07),
                dice.chance(0.5) ? share(dice, -38, -22) : 0,
                dice.between(55, 130),
                dice.chance(0.15) ? dice.between(0.15, 0.7) : 0);
        Touch touch = new Touch(
                dice.between(0.012, 0.09),
                dice.between(0.03, 0.15),
                dice.between(0.1, 1.1),
                dice.between(-0.1, 0.5),
                dice.between(0, 1),
                dice.between(0.005, 0.05),
                dice.chance(0.5) ? dice.between(0.1, 0.6) : 0,
                dice.chance(0.3) ? dice.between(0.1, 0.5) : 0,
                dice.chance(0.15) ? dice.between(0.1, 0.5) : 0,
                2,
                dice.between(0.8, 2.2),
                dice.between(0, 0.5));
        return new Make(timbre, air, touch, Vibrato.draw(dice, 0.7, 35, 0.35), sampler);
    }
}
