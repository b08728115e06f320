package io.ripieno.models.data.solo;

import static io.ripieno.models.data.solo.Make.octaves;
import static io.ripieno.models.data.solo.Make.share;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Lips and a bell: the louder, the brighter, partial after partial, which is also how a note begins (Risset and Mathews, Analysis
 * of musical-instrument tones, 1969).
 */
final class Brass {
    private static final int MUTED = 59;
    private static final double MUTE = 0.2;

    private Brass() {}

    static Make trumpet(int program, Sampler sampler, Dice dice) {
        Make open = brass(1, sampler, dice);
        if (program != MUTED && !dice.chance(MUTE)) {
            return open;
        }
        List<Formant> muted = new ArrayList<>(open.timbre().formants());
        switch (dice.whole(0, 2)) {
            case 0 -> harmon(muted, dice);
            case 1 -> cup(muted, dice);
            default -> straight(muted, dice);
        }
        return new Make(open.timbre().with(muted), open.air(), open.touch(), open.vibrato(), sampler);
    }

    static Make trombone(Sampler sampler, Dice dice) {
        return brass(0.48, sampler, dice);
    }

    private static Make brass(double size, Sampler sampler, Dice dice) {
        List<Formant> formants = new ArrayList<>();
        formants.add(new Formant(size * octaves(dice, 950, 2100), dice.between(2, 10), dice.between(0.4, 0.9)));
        if (dice.chance(0.4)) {
            formants.add(new Formant(size * octaves(dice, 2200, 4500), dice.between(-5, 8), dice.between(0.2, 0.5)));
        }
        Timbre timbre = new Timbre(
                dice.between(0.2, 0.9),
                dice.between(0.9, 2.8),
                size * octaves(dice, 1600, 5000),
                dice.between(0.2, 1.5),
                dice.between(1, 2.5),
                size * dice.between(200, 800),
                dice.between(0.85, 1.15),
                1500,
                formants,
                dice.between(0.5, 3));
        Air air = new Air(
                share(dice, -52, -32),
                size * octaves(dice, 1000, 4000),
                0,
                dice.between(0.5, 1.2),
                dice.between(0, 5),
                dice.between(0.008, 0.03),
                dice.chance(0.25) ? share(dice, -40, -28) : 0,
                dice.between(20, 70),
                dice.chance(0.05) ? dice.between(0.2, 0.6) : 0);
        Touch touch = new Touch(
                dice.between(0.012, 0.07),
                dice.between(0.03, 0.11),
                dice.between(0.5, 1.8),
                dice.between(-0.1, 0.7),
                dice.between(0, 0.8),
                size < 1 ? dice.between(0.02, 0.12) : dice.between(0.004, 0.03),
                dice.chance(0.4) ? dice.between(0.05, 0.4) : 0,
                dice.chance(0.25) ? dice.between(0.1, 0.4) : 0,
                0,
                2,
                dice.between(0.9, 2.2),
                dice.between(0, 0.5));
        return new Make(timbre, air, touch, Vibrato.draw(dice, 0.45, 25, 0.25), sampler);
    }

    private static void harmon(List<Formant> formants, Dice dice) {
        formants.add(new Formant(dice.between(250, 500), dice.between(-30, -18), dice.between(0.8, 1.2)));
        formants.add(new Formant(dice.between(1400, 2600), dice.between(10, 20), dice.between(0.2, 0.4)));
    }

    private static void cup(List<Formant> formants, Dice dice) {
        formants.add(new Formant(dice.between(800, 1200), dice.between(3, 9), dice.between(0.3, 0.5)));
        formants.add(new Formant(dice.between(3500, 6000), dice.between(-30, -18), dice.between(0.8, 1.2)));
    }

    private static void straight(List<Formant> formants, Dice dice) {
        formants.add(new Formant(dice.between(300, 700), dice.between(-20, -10), dice.between(0.7, 1)));
        formants.add(new Formant(dice.between(1800, 3200), dice.between(5, 13), dice.between(0.3, 0.6)));
    }
}
