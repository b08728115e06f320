/**
 * Arrays in the files that NumPy reads and writes: {@code .npy} and, zipped, {@code .npz}; C order, little endian, never
 * pickled. Uses the JDK alone.
 */
@NullMarked
package io.ripieno.music.npz;

import org.jspecify.annotations.NullMarked;
