package io.ripieno.models.data.render;

/**
 * What stems are to be like.
 *
 * @param sampleRate in Hz, 8000 to 96000
 * @param channels 1, or 2 for the stereo picture of the instrument itself
 * @param frames samples of each channel; what sounds on is cut, what is missing is silence
 */
public record StemFormat(int sampleRate, int channels, int frames) {
    public StemFormat {
        if (sampleRate < 8000 || sampleRate > 96_000 || channels < 1 || channels > 2 || frames < 1) {
            throw new IllegalArgumentException("Stems at " + sampleRate + " Hz of " + channels + " channels and "
                    + frames + " frames cannot be made: choose 8000 to 96000 Hz, 1 or 2 channels, some frames.");
        }
    }

    public double seconds() {
        return (double) frames / sampleRate;
    }

    /** A stem that sounds alike in every channel; the first one is the given samples, not a copy. */
    public float[][] inEachChannel(float[] mono) {
        float[][] stem = new float[channels][];
        for (int channel = 0; channel < channels; channel++) {
            stem[channel] = channel == 0 ? mono : mono.clone();
        }
        return stem;
    }
}
