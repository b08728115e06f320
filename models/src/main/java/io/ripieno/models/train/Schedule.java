package io.ripieno.models.train;

/** How the learning rate moves from epoch to epoch. */
public sealed interface Schedule permits Schedule.Plateau, Schedule.Cosine {
    /** The rate of the first epoch. */
    double initialRate();

    /**
     * Falls when the validation loss stands still.
     *
     * @param factor by which the rate is multiplied, in (0, 1)
     * @param patience how many epochs without improvement are borne; the one after reduces
     */
    record Plateau(double initialRate, double factor, int patience) implements Schedule {}

    /**
     * Falls along half a cosine from the initial to the final rate, whatever the losses say.
     *
     * @param epochs how many epochs the fall takes
     */
    record Cosine(double initialRate, double finalRate, int epochs) implements Schedule {}
}
