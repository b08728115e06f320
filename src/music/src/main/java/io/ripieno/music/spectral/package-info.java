/**
 * Windows, Fourier transforms and the short-time Fourier transform with its inverse. Uses the JDK and JTransforms.
 */
@NullMarked
package io.ripieno.music.spectral;

import org.jspecify.annotations.NullMarked;
