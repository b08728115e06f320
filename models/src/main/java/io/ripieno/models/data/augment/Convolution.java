package io.ripieno.models.data.augment;

import io.ripieno.music.spectral.RealFft;
import java.util.Arrays;

/**
 * Convolves channel by channel with an impulse response of one channel or of as many, by overlap-add. What rings on
 * beyond the end is cut.
 */
public final class Convolution implements Effect {
    private static final int SMALLEST = 4096;

    private final int size;
    private final int block;
    private final float[][] spectra;

    /** @param response {@code [1 or channels][taps]} */
    public Convolution(float[][] response) {
        int taps = response[0].length;
        size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, 2 * taps - 1)) * 2);
        block = size - taps + 1;
        RealFft fft = new RealFft(size);
        spectra = new float[response.length][2 * fft.bins()];
        double[] frame = new double[size];
        for (int channel = 0; channel < response.length; channel++) {
            Arrays.fill(frame, 0);
            for (int i = 0; i < taps; i++) {
                frame[i] = response[channel][i];
            }
            fft.forward(frame, spectra[channel]);
        }
    }

    @Override
    public void apply(float[][] channels) {
        if (spectra.length != 1 && spectra.length != channels.length) {
            throw new IllegalArgumentException("An impulse response of " + spectra.length
                    + " channels does not fit sound of " + channels.length + ".");
        }
        RealFft fft = new RealFft(size);
        for (int channel = 0; channel < channels.length; channel++) {
            convolve(channels[channel], spectra[spectra.length == 1 ? 0 : channel], fft);
        }
    }

    private void convolve(float[] samples, float[] response, RealFft fft) {
        double[] frame = new double[size];
        float[] spectrum = new float[2 * fft.bins()];
        double[] overlap = new double[size - block];
        for (int at = 0; at < samples.length; at += block) {
            int count = Math.min(block, samples.length - at);
            Arrays.fill(frame, 0);
            for (int i = 0; i < count; i++) {
                frame[i] = samples[at + i];
            }
            fft.forward(frame, spectrum);
            multiply(spectrum, response);
            fft.inverse(spectrum, frame);
            for (int i = 0; i < overlap.length; i++) {
                frame[i] += overlap[i];
                overlap[i] = frame[block + i];
            }
            for (int i = 0; i < count; i++) {
                samples[at + i] = (float) frame[i];
            }
        }
    }

    private static void multiply(float[] spectrum, float[] by) {
        for (int i = 0; i < spectrum.length; i += 2) {
            float re = spectrum[i] * by[i] - spectrum[i + 1] * by[i + 1];
            spectrum[i + 1] = spectrum[i] * by[i + 1] + spectrum[i + 1] * by[i];
            spectrum[i] = re;
        }
    }

    @Override
    public boolean isLinear() {
        return true;
    }
}
