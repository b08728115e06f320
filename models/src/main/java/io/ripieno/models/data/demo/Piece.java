package io.ripieno.models.data.demo;

import io.ripieno.models.data.phrase.Composition;
import java.util.List;

/**
 * A short piece: players over one composition.
 *
 * @param name of its file, without the ending
 * @param seconds that are played; the sound rings on for a second and a half
 */
record Piece(String name, Composition composition, double seconds, List<Player> players) {
    Piece {
        players = List.copyOf(players);
        for (Player player : players) {
            if (player.entersAtBar() % composition.chords().size() != 0) {
                throw new IllegalArgumentException("The " + player.instrument().label() + " of " + name
                        + " enters at bar " + player.entersAtBar() + ", which is not a multiple of its "
                        + composition.chords().size() + " chords.");
            }
        }
    }
}
