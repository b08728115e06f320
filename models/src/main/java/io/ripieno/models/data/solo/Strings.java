package io.ripieno.models.data.solo;

import static io.ripieno.models.data.solo.Make.octaves;
import static io.ripieno.models.data.solo.Make.share;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Bowed strings: a saw tooth through a box of many resonances, of which air, body and bridge are the strongest, so that vibrato
 * makes each partial swing by itself (Cremer, The Physics of the Violin, 1984).
 */
final class Strings {
    private Strings() {}

    static Make violin(Sampler sampler, Dice dice) {
        List<Formant> formants = new ArrayList<>();
        formants.add(new Formant(dice.between(260, 300), dice.between(2, 9), dice.between(0.08, 0.15)));
        formants.add(new Formant(dice.between(420, 570), dice.between(3, 11), dice.between(0.08, 0.2)));
        formants.add(new Formant(dice.between(2000, 3200), dice.between(0, 10), dice.between(0.3, 0.6)));
        for (int i = dice.whole(4, 10); i > 0; i--) {
            formants.add(new Formant(octaves(dice, 350, 5500), dice.between(-12, 9), dice.between(0.04, 0.15)));
        }
        Timbre timbre = new Timbre(
                dice.between(0.5, 1.1),
                dice.between(0.1, 0.7),
                octaves(dice, 2500, 7000),
                dice.between(0, 0.8),
                dice.between(1, 2.5),
                dice.between(100, 260),
                dice.between(0.7, 1.2),
                1500,
                formants,
                dice.between(0.5, 3));
        Air air = new Air(
                share(dice, -46, -24),
                octaves(dice, 1800, 6000),
                0,
                dice.between(0.4, 1.2),
                dice.between(0, 5),
                dice.between(0.02, 0.08),
                0,
                0,
                0);
        Touch touch = new Touch(
                dice.between(0.02, 0.17),
                dice.between(0.05, 0.3),
                dice.between(0, 0.6),
                dice.between(-0.3, 0.4),
                dice.between(0, 0.9),
                dice.between(0.01, 0.09),
                dice.chance(0.4) ? dice.between(0.05, 0.35) : 0,
                0,
                0,
                2,
                dice.between(0.8, 1.8),
                dice.between(0.2, 0.7));
        return new Make(timbre, air, touch, Vibrato.draw(dice, 0.8, 35, 0.2), sampler);
    }
}
