package io.ripieno.models.data.augment;

import io.ripieno.models.data.phrase.Dice;

/** Makes noise of each colour, of an arbitrary level. */
final class NoiseSource {
    private final Dice dice;
    private final int sampleRate;
    private long state;

    NoiseSource(int sampleRate, long seed) {
        this.sampleRate = sampleRate;
        this.dice = new Dice(seed);
        this.state = dice.seed() | 1;
    }

    float[] make(NoiseColour colour, int samples) {
        float[] noise = new float[samples];
        switch (colour) {
            case WHITE -> white(noise);
            case PINK -> pink(noise);
            case BROWN -> brown(noise);
            case HISS -> {
                white(noise);
                Biquad.highPass(sampleRate, Math.min(2000, sampleRate / 5.0)).apply(noise);
            }
            case HUM -> {
                hum(noise, 1);
                addScaled(noise, make(NoiseColour.PINK, samples), 0.02f);
            }
            case ROOM_TONE -> {
                brown(noise);
                Biquad.highPass(sampleRate, 60).apply(noise);
                hum(noise, 0.02f);
            }
        }
        return noise;
    }

    /** The sum of four uniform numbers: near enough to a normal one, with a variance of 1/3. */
    private float next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return ((state & 0xFFFF) + (state >>> 16 & 0xFFFF) + (state >>> 32 & 0xFFFF) + (state >>> 48)) / 65536f - 2;
    }

    private void white(float[] noise) {
        for (int i = 0; i < noise.length; i++) {
            noise[i] = next();
        }
    }

    /** One-pole low passes two octaves apart, each of half the amplitude of the one below it. */
    private void pink(float[] noise) {
        float[] smoothing = new float[6];
        float[] gain = new float[6];
        float[] held = new float[6];
        for (int pole = 0; pole < smoothing.length; pole++) {
            double hertz = 0.4 * sampleRate / Math.pow(4, pole);
            smoothing[pole] = (float) -Math.expm1(-2 * Math.PI * hertz / sampleRate);
            gain[pole] = (float) Math.pow(2, pole);
        }
        for (int i = 0; i < noise.length; i++) {
            float white = next();
            float sum = 0;
            for (int pole = 0; pole < held.length; pole++) {
                held[pole] += smoothing[pole] * (white - held[pole]);
                sum += gain[pole] * held[pole];
            }
            noise[i] = sum;
        }
    }

    /** Summed white noise that leaks, so that it does not wander off below 20 Hz. */
    private void brown(float[] noise) {
        float leak = (float) Math.exp(-2 * Math.PI * 20 / sampleRate);
        float sum = 0;
        for (int i = 0; i < noise.length; i++) {
            sum = leak * sum + next();
            noise[i] = sum;
        }
    }

    private void hum(float[] noise, float level) {
        double mains = dice.oneOf(50.0, 60.0);
        for (int harmonic = 1; harmonic <= 12 && harmonic * mains < 0.45 * sampleRate; harmonic++) {
            double amplitude = level * dice.between(0.2, 1) / harmonic;
            double step = 2 * Math.PI * mains * harmonic / sampleRate;
            // A turning vector: one multiplication a sample in place of a sine.
            double cos = Math.cos(step);
            double sin = Math.sin(step);
            double phase = dice.between(0, 2 * Math.PI);
            double re = amplitude * Math.cos(phase);
            double im = amplitude * Math.sin(phase);
            for (int i = 0; i < noise.length; i++) {
                noise[i] += (float) re;
                double turned = re * cos - im * sin;
                im = re * sin + im * cos;
                re = turned;
            }
        }
    }

    private static void addScaled(float[] sum, float[] part, float factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * part[i];
        }
    }
}
