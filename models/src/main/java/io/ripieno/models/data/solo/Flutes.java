package io.ripieno.models.data.solo;

import static io.ripieno.models.data.solo.Make.octaves;
import static io.ripieno.models.data.solo.Make.share;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * Jets of air: few partials, much breath around them, a note that jumps to its octave before it settles (Fletcher and Rossing,
 * The Physics of Musical Instruments, chapters 16 and 17).
 */
final class Flutes {
    private static final int RECORDER = 74;
    private static final int PAN_FLUTE = 75;

    private Flutes() {}

    static Make flute(int program, Sampler sampler, Dice dice) {
        boolean recorder = program == RECORDER;
        boolean closed = program == PAN_FLUTE || recorder && dice.chance(0.3);
        List<Formant> formants = new ArrayList<>();
        if (dice.chance(0.6)) {
            formants.add(new Formant(octaves(dice, 700, 1600), dice.between(2, 10), dice.between(0.3, 0.8)));
        }
        if (dice.chance(0.4)) {
            formants.add(new Formant(octaves(dice, 1800, 4500), dice.between(-6, 8), dice.between(0.2, 0.6)));
        }
        Timbre timbre = new Timbre(
                recorder ? dice.between(1.5, 3.2) : dice.between(0.6, 2.4),
                dice.between(0.2, 1.6),
                octaves(dice, 1700, 5500),
                dice.between(0, 1),
                dice.between(1, 3),
                dice.between(50, 450),
                closed ? share(dice, -30, -12) : dice.between(0.5, 1.5),
                closed ? 4000 : 1500,
                formants,
                dice.between(1.5, 5));
        boolean banded = dice.chance(0.5);
        Air air = new Air(
                recorder ? share(dice, -45, -25) : share(dice, -34, -10),
                banded ? 0 : octaves(dice, 1200, 6000),
                dice.whole(1, 3),
                banded ? dice.between(1.5, 8) : dice.between(0.4, 1.5),
                dice.between(0, program == PAN_FLUTE ? 10 : 6),
                dice.between(0.015, 0.09),
                dice.chance(0.3) ? share(dice, -40, -26) : 0,
                dice.between(18, 30),
                dice.chance(0.04) ? dice.between(0.3, 0.7) : 0);
        Touch touch = new Touch(
                dice.between(0.015, 0.12),
                dice.between(0.04, 0.16),
                dice.between(0, 0.8),
                dice.between(-0.2, 0.3),
                dice.between(0, 1),
                dice.between(0.004, 0.05),
                dice.chance(0.25) ? 0.2 : 0,
                0,
                dice.chance(0.5) ? dice.between(0.1, 0.9) : 0,
                closed ? 3 : 2,
                dice.between(0.7, 1.8),
                dice.between(0.1, 0.6));
        return new Make(timbre, air, touch, Vibrato.draw(dice, recorder ? 0.35 : 0.75, 30, 0.5), sampler);
    }
}
