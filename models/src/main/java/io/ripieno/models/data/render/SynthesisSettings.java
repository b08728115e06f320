package io.ripieno.models.data.render;

/**
 * How a synthesizer is to play.
 *
 * @param sampleRate in Hz
 * @param room whether its own reverberation, chorus and limiter are on; without them channels do not touch each other
 */
public record SynthesisSettings(int sampleRate, boolean room) {}
