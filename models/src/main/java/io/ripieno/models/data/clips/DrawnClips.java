package io.ripieno.models.data.clips;

import io.ripieno.models.data.augment.Augmentation;
import io.ripieno.models.data.augment.RoomSet;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Clips that are drawn from a library and augmented each time they are read: new ones for every seed. */
public final class DrawnClips implements ClipSource {
    private static final int ROOMS = 40;
    /** How often every player stands at a place of their own; otherwise all are recorded together, which costs less. */
    private static final double EACH_PLAYER = 0.35;

    private static final double AS_MIXED = 0.25;

    private final ClipPlanner planner;
    private final int size;
    private final long base;
    private final RoomSet rooms;

    /** With every instrument as likely as any other. */
    public DrawnClips(StemLibrary library, int size, long seed) {
        this(library, size, seed, Map.of());
    }

    /**
     * @param size clips of an epoch
     * @param seed of the run
     * @param weights how many times as often as others an instrument is drawn; 1 for those that are left out
     */
    public DrawnClips(StemLibrary library, int size, long seed, Map<Instrument, Double> weights) {
        if (size < 1) {
            throw new IllegalArgumentException("A source of " + size + " clips is empty; ask for at least 1.");
        }
        this.planner = new ClipPlanner(library, weights, ClipManner.ANY);
        this.size = size;
        this.base = seed;
        this.rooms = new RoomSet(SAMPLE_RATE, 1, ROOMS, seed);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int index, long seed, float[] mono, Truth[] truth) {
        if (index < 0 || index >= size || truth.length != Instrument.values().length) {
            throw new IllegalArgumentException("There are " + size + " clips with "
                    + Instrument.values().length + " entries of truth each, so none is number " + index + " with "
                    + truth.length + ".");
        }
        Dice dice = new Dice(Dice.derive(Dice.derive(base, seed), index));
        ClipPlan plan = planner.draw(dice, mono.length);
        List<float[]> stems = ClipMixer.stems(plan, mono.length);
        ClipMixer.truth(stems, plan, truth);
        List<float[][]> layers =
                dice.chance(EACH_PLAYER) ? each(stems) : List.<float[][]>of(new float[][] {sum(stems, mono.length)});
        Strength strength = dice.chance(AS_MIXED) ? Strength.LEVEL_ONLY : Strength.ANY_RECORDING;
        float[][] heard = Augmentation.draw(strength, layers.size(), rooms, dice.seed())
                .apply(layers)
                .mix();
        System.arraycopy(heard[0], 0, mono, 0, mono.length);
        Arrays.fill(mono, 0, plan.begin(), 0);
        Arrays.fill(mono, plan.end(), mono.length, 0);
    }

    private static List<float[][]> each(List<float[]> stems) {
        List<float[][]> layers = new ArrayList<>();
        stems.forEach(stem -> layers.add(new float[][] {stem}));
        return layers;
    }

    private static float[] sum(List<float[]> stems, int samples) {
        float[] sum = new float[samples];
        for (float[] stem : stems) {
            for (int i = 0; i < samples; i++) {
                sum[i] += stem[i];
            }
        }
        return sum;
    }
}
