package io.ripieno.models.data.augment;

import io.ripieno.models.data.phrase.Dice;

/**
 * Noise beside the sound, its own in every channel.
 *
 * @param sampleRate in Hz
 * @param signalToNoise in dB, of the power of the whole sound to the power of the whole noise
 */
public record Noise(int sampleRate, NoiseColour colour, double signalToNoise, long seed) implements Effect {
    /** The noise alone that goes with a sound; silence goes with silence. */
    public float[][] beside(float[][] sound) {
        float[][] noise = new float[sound.length][];
        for (int channel = 0; channel < noise.length; channel++) {
            noise[channel] = new NoiseSource(sampleRate, Dice.derive(seed, channel)).make(colour, sound[0].length);
        }
        double power = Levels.power(noise);
        double factor = power == 0 ? 0 : Math.sqrt(Levels.power(sound) / power) * Levels.fromDecibels(-signalToNoise);
        Levels.scale(noise, (float) factor);
        return noise;
    }

    @Override
    public void apply(float[][] channels) {
        Levels.add(channels, beside(channels));
    }

    @Override
    public boolean isLinear() {
        return false;
    }
}
