package io.ripieno.music.spectral;

/** The short-time Fourier transform of whole signals in memory, and its inverse. Not safe for several threads. */
public final class Stft {
    private final StftSettings settings;
    private final StreamingStft forward;

    public Stft(StftSettings settings) {
        this.settings = settings;
        this.forward = new StreamingStft(settings);
    }

    public Spectrogram forward(float[] signal) {
        int frames = Math.toIntExact(settings.frames(signal.length));
        Spectrogram result = new Spectrogram(frames, settings.bins());
        FrameSink copy =
                (index, spectrum) -> System.arraycopy(spectrum, 0, result.frame((int) index), 0, spectrum.length);
        forward.process(signal, 0, signal.length, copy);
        forward.finish(copy);
        return result;
    }

    /**
     * The signal of a spectrogram; if that was not changed, the original within 1e-6 of full scale.
     *
     * @param samples the length of the signal
     * @throws NotInvertibleException if the window and the hop leave samples without weight
     * @throws IllegalArgumentException if a signal of that length has another number of frames
     */
    public float[] inverse(Spectrogram spectrogram, int samples) {
        StreamingInverseStft inverse = new StreamingInverseStft(settings);
        settings.checkFrames(samples, spectrogram.frames());
        float[] signal = new float[samples];
        int written = 0;
        for (int k = 0; k < spectrogram.frames(); k++) {
            written += inverse.process(spectrogram.frame(k), signal, written);
        }
        inverse.finish(samples, signal, written);
        return signal;
    }
}
