package io.ripieno.music.spectral;

import java.util.Arrays;
import java.util.Objects;

/**
 * The short-time Fourier transform of a signal that arrives in blocks of any size. Frames are given out as soon as their
 * samples are there, and are the same to the last bit however the signal is divided. Memory is a window and a few
 * thousand samples. Not safe for several threads.
 */
public final class StreamingStft {
    private static final int ROOM = 4_096;

    private final StftSettings settings;
    private final double[] window;
    private final RealFft fft;
    private final float[] buffer;
    private final int kept;
    private final double[] frame;
    private final float[] spectrum;
    private long received;
    private long origin;
    private long next;

    public StreamingStft(StftSettings settings) {
        this.settings = settings;
        this.window = settings.window().toDoubles();
        this.fft = new RealFft(settings.fftSize());
        this.kept = settings.window().length() + settings.hop() + 1;
        this.buffer = new float[kept + Math.max(ROOM, settings.hop())];
        this.frame = new double[settings.fftSize()];
        this.spectrum = new float[2 * settings.bins()];
    }

    /** Takes in samples and gives out the frames that are complete. */
    public void process(float[] signal, int from, int samples, FrameSink sink) {
        Objects.checkFromIndexSize(from, samples, signal.length);
        int taken = 0;
        while (taken < samples) {
            forget();
            int filled = (int) (received - origin);
            int part = Math.min(samples - taken, buffer.length - filled);
            System.arraycopy(signal, from + taken, buffer, filled, part);
            taken += part;
            received += part;
            while (settings.start(next) + window.length <= received && -settings.start(next) < received) {
                emit(sink);
            }
        }
    }

    /** Gives out the frames that reach beyond the last sample, and makes this ready for another signal. */
    public void finish(FrameSink sink) {
        long frames = settings.frames(received);
        while (next < frames) {
            emit(sink);
        }
        received = 0;
        origin = 0;
        next = 0;
    }

    /** Drops what neither the next frame nor a mirrored end can need. */
    private void forget() {
        long first = Math.max(origin, Math.min(settings.start(next), received - kept));
        System.arraycopy(buffer, (int) (first - origin), buffer, 0, (int) (received - first));
        origin = first;
    }

    private void emit(FrameSink sink) {
        long start = settings.start(next);
        int margin = settings.margin();
        Arrays.fill(frame, 0);
        if (start >= 0 && start + window.length <= received) {
            int first = (int) (start - origin);
            for (int n = 0; n < window.length; n++) {
                frame[margin + n] = window[n] * buffer[first + n];
            }
        } else {
            for (int n = 0; n < window.length; n++) {
                frame[margin + n] = window[n] * sample(start + n);
            }
        }
        fft.forward(frame, spectrum);
        sink.accept(next, spectrum);
        next++;
    }

    private float sample(long index) {
        if (index >= 0 && index < received) {
            return buffer[(int) (index - origin)];
        }
        if (settings.edges() != Edges.REFLECTED) {
            return 0;
        }
        long period = Math.max(1, 2 * (received - 1));
        long folded = Math.floorMod(index, period);
        return buffer[(int) (Math.min(folded, period - folded) - origin)];
    }
}
