package io.ripieno.models.data.augment;

/** Something that is done to sound. It keeps nothing from one call to the next and may be used by several threads. */
public interface Effect {
    /**
     * @param channels {@code [channels][samples]}, full scale ±1, changed in place; silent before and after
     */
    void apply(float[][] channels);

    /** Whether the effect on a sum is the sum of the effects. */
    boolean isLinear();
}
