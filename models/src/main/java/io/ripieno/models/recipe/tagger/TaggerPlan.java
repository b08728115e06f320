package io.ripieno.models.recipe.tagger;

/**
 * How many pieces the clips are made of.
 *
 * @param seed of everything
 * @param arranged pieces of training that are arrangements of tunes
 * @param improvised pieces of training without a tune
 * @param sung pieces of training for three singers, without a tune
 * @param validation pieces, half of them without a tune, some of these sung
 * @param test pieces that a new test list is made of
 * @param seconds of a piece
 */
record TaggerPlan(long seed, int arranged, int improvised, int sung, int validation, int test, double seconds) {
    static final TaggerPlan FULL = new TaggerPlan(20_261_122, 260, 160, 70, 80, 380, 45);
    static final TaggerPlan SMOKE = new TaggerPlan(20_261_122, 4, 6, 2, 8, 0, 20);
}
