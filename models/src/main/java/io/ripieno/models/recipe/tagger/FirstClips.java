package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;

/**
 * The first clips of a source.
 *
 * @param size how many, at most as many as the source has
 */
record FirstClips(ClipSource source, int size) implements ClipSource {
    @Override
    public void read(int index, long seed, float[] mono, float[] targets) {
        source.read(index, seed, mono, targets);
    }
}
