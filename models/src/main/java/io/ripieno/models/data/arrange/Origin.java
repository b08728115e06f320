package io.ripieno.models.data.arrange;

import io.ripieno.music.corpus.Fingerprint;

/**
 * The tune that a piece was made from.
 *
 * @param tune names it in its collection, such as {@code reels/a-c.abc#12}, or {@code own#7} for one of our composition
 * @param fingerprint of its melody, by which data are split
 */
public record Origin(String tune, String title, Fingerprint fingerprint) {}
