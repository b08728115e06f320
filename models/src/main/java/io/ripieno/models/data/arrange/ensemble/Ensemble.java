package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.style.Feel;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of ensemble.
 *
 * @param weight how often it is chosen
 * @param chairs the most needed first
 */
record Ensemble(String name, double weight, List<Feel> feels, List<Chair> chairs) {
    /** A place for one of several players. */
    record Chair(Role role, List<Player> players) {}

    Ensemble {
        feels = List.copyOf(feels);
        chairs = List.copyOf(chairs);
    }

    /**
     * As many players as there are chairs, at most as many as wanted; the later chairs go first, some of them at random.
     */
    List<Seat> seats(int count, Feel feel, Dice dice) {
        List<Chair> open = new ArrayList<>(chairs);
        if (!feel.drums()) {
            open.removeIf(chair -> chair.role() == Role.DRUMS || chair.role() == Role.CYMBALS);
        }
        while (open.size() > count) {
            int last = open.size() - 1;
            open.remove(dice.chance(0.6) ? last : dice.whole(count > 1 ? 1 : 0, last));
        }
        List<Seat> seats = new ArrayList<>();
        for (Chair chair : open) {
            seats.add(new Seat(dice.pick(chair.players()), chair.role()));
        }
        return seats;
    }
}
