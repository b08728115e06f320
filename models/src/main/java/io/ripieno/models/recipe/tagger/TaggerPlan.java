package io.ripieno.models.recipe.tagger;

/**
 * How many pieces the clips are made of.
 *
 * @param seed of everything
 * @param arranged pieces of training that are arrangements of tunes
 * @param improvised pieces of training without a tune
 * @param sung pieces of training for three singers, without a tune
 * @param piped pieces of training for two organs and two accordions, without a tune
 * @param validation pieces, half of them without a tune; for eight of them one more that is sung and one that is piped
 * @param test pieces that a new test list is made of
 * @param seconds of a piece
 */
record TaggerPlan(
        long seed, int arranged, int improvised, int sung, int piped, int validation, int test, double seconds) {
    static final TaggerPlan FULL = new TaggerPlan(20_261_122, 260, 300, 70, 50, 80, 380, 45);
    static final TaggerPlan SMOKE = new TaggerPlan(20_261_122, 4, 6, 2, 2, 8, 0, 20);
}
