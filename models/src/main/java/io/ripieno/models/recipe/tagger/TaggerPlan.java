package io.ripieno.models.recipe.tagger;

import java.util.Map;

/**
 * How many pieces the clips are made of.
 *
 * @param seed of everything
 * @param arranged pieces of training that are arrangements of tunes
 * @param untuned pieces of training of each group without a tune
 * @param validation pieces that are arranged or improvised, half of them each; for eight of them one more of every other
 *     group but that with further small fonts
 * @param seconds of a piece
 */
record TaggerPlan(long seed, int arranged, Map<Untuned, Integer> untuned, int validation, double seconds) {
    static final TaggerPlan FULL = new TaggerPlan(20_261_122, 220, pieces(260, 70, 30, 200, 40, 50, 660, 440), 80, 45);
    static final TaggerPlan SMOKE = new TaggerPlan(20_261_122, 4, pieces(6, 2, 2, 2, 2, 2, 2, 2), 8, 20);

    private static final int SHARE = 8;

    TaggerPlan {
        untuned = Map.copyOf(untuned);
    }

    /** Pieces of training without a tune. */
    int training(Untuned group) {
        return untuned.getOrDefault(group, 0);
    }

    /** Pieces of validation without a tune. */
    int validation(Untuned group) {
        return switch (group) {
            case IMPROVISED -> validation / 2;
            case TINY -> 0;
            default -> validation / SHARE;
        };
    }

    private static Map<Untuned, Integer> pieces(
            int improvised, int sung, int piped, int featured, int blown, int reeded, int small, int tiny) {
        return Map.of(
                Untuned.IMPROVISED, improvised,
                Untuned.SUNG, sung,
                Untuned.PIPED, piped,
                Untuned.FEATURED, featured,
                Untuned.BLOWN, blown,
                Untuned.REEDED, reeded,
                Untuned.SMALL, small,
                Untuned.TINY, tiny);
    }
}
