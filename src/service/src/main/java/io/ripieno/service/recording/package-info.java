/**
 * Recordings as the jobs of any task read them: what their media types say, what is wrong with them, and when they are no
 * longer wanted. Uses audio and the cancellation of inference.
 */
@NullMarked
package io.ripieno.service.recording;

import org.jspecify.annotations.NullMarked;
