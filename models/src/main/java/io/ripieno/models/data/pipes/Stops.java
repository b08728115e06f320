package io.ripieno.models.data.pipes;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/** Draws more than registrations have at first: reeds of different kinds, choruses, mixtures. */
final class Stops {
    private static final double[] MIXTURE = {1.5, 2, 8.0 / 3, 3, 4, 16.0 / 3, 6, 8};

    private Stops() {}

    /** Bassoon, clarinet and piccolo reeds, each with a sound of its own, some of them in musette. */
    static Registration accordion(Dice dice) {
        Registration plain = Registration.accordion(dice);
        List<Rank> reeds = new ArrayList<>();
        double beat = dice.chance(0.3) ? dice.between(0, 3) : dice.between(3, 26);
        if (dice.chance(0.8)) {
            reeds.add(reed(dice, 1, 0));
        }
        if (dice.chance(0.55)) {
            reeds.add(reed(dice, 1, beat));
            if (dice.chance(0.4)) {
                reeds.add(reed(dice, 1, -beat * dice.between(0.7, 1.3)));
            }
        }
        if (reeds.isEmpty() || dice.chance(0.45)) {
            reeds.add(reed(dice, 0.5, dice.between(-3, 3)));
        }
        if (dice.chance(0.3)) {
            reeds.add(reed(dice, 2, dice.between(-4, 4)));
        }
        return with(plain, reeds);
    }

    private static Rank reed(Dice dice, double footage, double cents) {
        return new Rank(
                footage,
                cents,
                dice.between(0.4, 1),
                dice.between(0.1, 1.3),
                dice.between(0.5, 1.1),
                60,
                1000 * Math.pow(6, dice.between(0, 1)),
                dice.seed());
    }

    /** Some with detuned doubles, as of a rotating horn or a second rank, some with a mixture on top. */
    static Registration organ(Dice dice) {
        Registration plain = Registration.organ(dice);
        List<Rank> ranks = new ArrayList<>(plain.ranks());
        if (dice.chance(0.3)) {
            double cents = dice.between(2, 14);
            for (Rank rank : plain.ranks()) {
                ranks.add(new Rank(
                        rank.footage(),
                        rank.cents() + cents,
                        rank.gain() * dice.between(0.4, 1),
                        rank.slope(),
                        rank.even(),
                        rank.most(),
                        rank.corner(),
                        dice.seed()));
            }
        }
        if (dice.chance(0.25)) {
            double gain = dice.between(0.1, 0.5);
            for (double footage : MIXTURE) {
                if (dice.chance(0.5)) {
                    ranks.add(new Rank(footage, dice.normal(), gain, 1.5, 1, 8, 6000, dice.seed()));
                }
            }
        }
        return with(plain, ranks);
    }

    private static Registration with(Registration plain, List<Rank> ranks) {
        return new Registration(
                ranks, plain.attack(), plain.release(), plain.vibrato(), plain.tremolo(), plain.hertz(), plain.touch());
    }
}
