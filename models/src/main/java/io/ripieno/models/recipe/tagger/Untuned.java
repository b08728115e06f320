package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.music.corpus.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Pieces without a tune, whose names begin with the name of their group. */
enum Untuned {
    /** Four to six players, each as likely as any other. */
    IMPROVISED,
    /** Three singers. */
    SUNG,
    /** Two organs and two accordions. */
    PIPED,
    /** Five of the players that are most easily taken for others. */
    FEATURED,
    /** Two saxophones, a clarinet, a flute, a trumpet and a violin. */
    BLOWN,
    /** Two organs and two accordions, of wider choice. */
    REEDED,
    /** Players as of improvised pieces, with the fonts of small synthesizers. */
    SMALL,
    /** Five of the players that are most easily taken for others or were told worst, with further small fonts. */
    TINY;

    private static final List<Player> ALIKE = List.of(
            Player.ACCORDION,
            Player.ORGAN,
            Player.SAXOPHONE,
            Player.CLARINET,
            Player.FLUTE,
            Player.TRUMPET,
            Player.VIOLIN,
            Player.GUITAR,
            Player.PIANO,
            Player.VOICE);

    /** By the average precision of version 5 on its validation. */
    private static final List<Player> TOLD_WORST = List.of(Player.CELLO, Player.SYNTHESIZER, Player.TROMBONE);

    private static final int TOGETHER = 5;

    static Optional<Untuned> of(PieceKey key) {
        return Arrays.stream(values())
                .filter(group -> key.tune().startsWith(group.label()))
                .findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keys of pieces, of other seeds for each split. */
    List<PieceKey> keys(Split split, int pieces, long seed) {
        Dice dice = new Dice(Dice.derive(seed, 100L * (ordinal() + 1) + split.ordinal()));
        List<PieceKey> keys = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            keys.add(new PieceKey(label() + "#" + i, "", dice.seed()));
        }
        return keys;
    }

    /** Who plays a piece; empty if that is left to chance. */
    List<Player> players(PieceKey key) {
        return switch (this) {
            case IMPROVISED, SMALL -> List.of();
            case SUNG -> List.of(Player.VOICE, Player.VOICE, Player.VOICE);
            case PIPED, REEDED -> List.of(Player.ORGAN, Player.ACCORDION, Player.ORGAN, Player.ACCORDION);
            case BLOWN ->
                List.of(
                        Player.SAXOPHONE,
                        Player.CLARINET,
                        Player.FLUTE,
                        Player.TRUMPET,
                        Player.SAXOPHONE,
                        Player.VIOLIN);
            case FEATURED -> some(ALIKE, key);
            case TINY -> some(Stream.concat(ALIKE.stream(), TOLD_WORST.stream()).toList(), key);
        };
    }

    private static List<Player> some(List<Player> players, PieceKey key) {
        Dice dice = new Dice(Dice.derive(key.seed(), 3));
        List<Player> choice = new ArrayList<>(players);
        List<Player> some = new ArrayList<>();
        while (some.size() < TOGETHER) {
            some.add(choice.remove(dice.whole(0, choice.size() - 1)));
        }
        return some;
    }
}
