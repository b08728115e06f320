/**
 * What taggers are trained for: binary cross-entropy over labels some of which may be unknown, judged by average precision.
 * May use the training loop and the measures of music.
 */
@NullMarked
package io.ripieno.models.train.tagging;

import org.jspecify.annotations.NullMarked;
