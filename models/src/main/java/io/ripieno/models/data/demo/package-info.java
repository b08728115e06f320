/**
 * Short pieces for several instruments, composed with the phrase generator, to demonstrate with. Uses the phrase and
 * render packages and WAV writing from the music library.
 */
@NullMarked
package io.ripieno.models.data.demo;

import org.jspecify.annotations.NullMarked;
