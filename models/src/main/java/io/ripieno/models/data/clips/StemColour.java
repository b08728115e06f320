package io.ripieno.models.data.clips;

import io.ripieno.models.data.augment.Biquad;
import io.ripieno.models.data.augment.Effect;
import io.ripieno.models.data.augment.Equaliser;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what makes one stem sound as if another instrument of its kind, or another sampler, had played it: a tilt and
 * resonances, the dull top of samples of a low rate or their mirrored one, detuned doubles, tremolo. More than rooms and microphones do, and on
 * each stem by itself, so that the colour of one font is no hint of an instrument.
 */
final class StemColour {
    private static final int RATE = ClipSource.SAMPLE_RATE;

    private StemColour() {}

    static List<Effect> draw(Dice dice) {
        List<Effect> effects = new ArrayList<>();
        if (dice.chance(0.65)) {
            effects.add(new Equaliser(body(dice)));
        }
        if (dice.chance(0.3)) {
            Biquad lowPass = Biquad.lowPass(RATE, 2200 * Math.pow(3.2, dice.between(0, 1)));
            effects.add(new Equaliser(List.of(lowPass, lowPass)));
        }
        if (dice.chance(0.1)) {
            effects.add(new LowRate(dice.between(1.2, 3), dice.whole(7, 10)));
        }
        if (dice.chance(0.12)) {
            effects.add(new Doubling(
                    RATE,
                    dice.between(0.006, 0.03),
                    dice.between(0.0005, 0.003),
                    dice.between(0.2, 6),
                    dice.between(0.3, 1)));
        }
        if (dice.chance(0.08)) {
            effects.add(new Tremolo(RATE, dice.between(2.5, 8), dice.between(0.1, 0.6)));
        }
        return effects;
    }

    private static List<Biquad> body(Dice dice) {
        List<Biquad> bands = new ArrayList<>();
        bands.add(Biquad.highShelf(RATE, 400 * Math.pow(8, dice.between(0, 1)), dice.between(-13, 11)));
        if (dice.chance(0.5)) {
            bands.add(Biquad.lowShelf(RATE, dice.between(100, 500), dice.between(-10, 6)));
        }
        int resonances = dice.whole(0, 2);
        for (int i = 0; i < resonances; i++) {
            bands.add(Biquad.peak(
                    RATE, 200 * Math.pow(30, dice.between(0, 1)), dice.between(-11, 11), dice.between(0.5, 4)));
        }
        return bands;
    }
}
