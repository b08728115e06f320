package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;

/** Clips that are mixed from a library each time they are read. */
final class MixedClips implements ClipSource {
    private static final int ATTEMPTS = 8;

    private final ClipMixer mixer;
    private final Augmentation augmentation;
    private final int phrases;
    private final int size;
    private final long base;
    private final boolean fixed;

    MixedClips(StemLibrary library, Split split, Augmentation augmentation, int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("A source of " + size + " clips is empty; ask for at least 1.");
        }
        this.mixer = new ClipMixer(library, split, augmentation);
        this.augmentation = augmentation;
        this.phrases = library.provenance().plan().phrases(split);
        this.size = size;
        this.base = split.seed(seed, Long.MIN_VALUE, 0);
        this.fixed = split != Split.TRAIN;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int index, long seed, float[] mono, float[] targets) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("There is no clip " + index + "; there are " + size + ".");
        }
        if (mono.length != SAMPLES || targets.length != Instrument.values().length) {
            throw new IllegalArgumentException("A clip has " + SAMPLES + " samples and "
                    + Instrument.values().length + " targets; the arrays have " + mono.length + " and "
                    + targets.length + ".");
        }
        long own = Dice.derive(Dice.derive(base, fixed ? 0 : seed), index);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Dice dice = new Dice(Dice.derive(own, attempt));
            ClipPlan plan = ClipPlan.of(dice, phrases, augmentation == Augmentation.RECORDING);
            if (mixer.mix(plan, mono, targets) > 0) {
                augmentation.apply(mono, plan.end(), dice);
                return;
            }
        }
        throw new IllegalStateException("Clip " + index + " was silent " + ATTEMPTS
                + " times over. The library is damaged; delete its folder and render it again.");
    }
}
