package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Instrument;
import java.util.Arrays;
import java.util.List;

/** The clips of a list, without augmentation, with a peak of -3 dBFS. */
public final class ListedClips implements ClipSource {
    private static final double PEAK_DECIBELS = -3;

    private final StemLibrary library;
    private final List<ListedClip> list;

    /** @param library holds the pieces of the list */
    public ListedClips(StemLibrary library, List<ListedClip> list) {
        this.library = library;
        this.list = List.copyOf(list);
    }

    @Override
    public int size() {
        return list.size();
    }

    /** Throws an exception if others are heard than the list says: the pieces are not those that it was made of. */
    @Override
    public void read(int index, long seed, float[] mono, Truth[] truth) {
        ListedClip clip = list.get(index);
        ClipPlan plan = plan(library, clip, mono.length);
        List<float[]> stems = ClipMixer.stems(plan, mono.length);
        ClipMixer.truth(stems, plan, truth);
        for (Instrument instrument : Instrument.values()) {
            boolean listed = clip.instruments().contains(instrument);
            if (listed != (truth[instrument.ordinal()] == Truth.HEARD)) {
                throw new IllegalStateException(
                        "Clip " + clip.number() + " of " + clip.tune() + " should have "
                                + clip.instruments() + ", but " + instrument + " is " + truth[instrument.ordinal()]
                                + ". The rules of arranging or rendering have changed since the list was made: make a new one.");
            }
        }
        sum(stems, mono);
    }

    static ClipPlan plan(StemLibrary library, ListedClip clip, int samples) {
        StoredPiece piece = library.piece(clip.seed());
        return new ClipPlan(
                clip.players().stream()
                        .map(level -> new ClipPlan.Entry(
                                piece.stem(level.track()), clip.offset(), 1, level.decibels(), 0, samples))
                        .toList(),
                0,
                samples);
    }

    private static void sum(List<float[]> stems, float[] mono) {
        Arrays.fill(mono, 0);
        for (float[] stem : stems) {
            for (int i = 0; i < mono.length; i++) {
                mono[i] += stem[i];
            }
        }
        float factor = (float) (Levels.amplitude(PEAK_DECIBELS) / Math.max(1e-6f, Levels.peak(mono)));
        for (int i = 0; i < mono.length; i++) {
            mono[i] *= factor;
        }
    }
}
