package io.ripieno.models.data.clips;

/** The clips that the instrument tagger is trained, stopped and measured with. */
public final class ClipSources {
    /** How many clips validation and testing have: some hundred positives of every instrument. */
    public static final int FIXED_SIZE = 720;

    private final StemLibrary library;

    public ClipSources(StemLibrary library) {
        this.library = library;
    }

    /**
     * Clips of training phrases, augmented; new ones for every seed that they are read with.
     *
     * @param seed of the run
     * @param size clips of an epoch
     */
    public ClipSource train(long seed, int size) {
        return new MixedClips(library, Split.TRAIN, Augmentation.RECORDING, size, seed);
    }

    /** Always the same clips of other phrases with the font of training, without augmentation but level. */
    public ClipSource validation() {
        return new MixedClips(library, Split.VALIDATION, Augmentation.LEVEL_ONLY, FIXED_SIZE, 0);
    }

    /** Always the same clips of other phrases with the held-out font, without augmentation but level. */
    public ClipSource test() {
        return new MixedClips(library, Split.TEST, Augmentation.LEVEL_ONLY, FIXED_SIZE, 0);
    }

    public Provenance provenance() {
        return library.provenance();
    }
}
