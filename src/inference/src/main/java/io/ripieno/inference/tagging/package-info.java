/**
 * The tagging worker: audio of any length in, probabilities and decisions per label out. May use the scheduler, the
 * types of {@code model.json} and the music library; never a device directly.
 */
@NullMarked
package io.ripieno.inference.tagging;

import org.jspecify.annotations.NullMarked;
