package io.ripieno.music.midi;

/**
 * A note between its on and its off.
 *
 * @param on tick of the start
 * @param off tick of the end, after the start
 * @param channel 1 to 16
 */
record MidiNote(long on, long off, int channel, int key, int velocity) {}
