package io.ripieno.music.spectral;

/** The definitions of the Fourier and the short-time Fourier transform, term by term in double precision. */
final class DirectTransform {
    private DirectTransform() {}

    /** {@code [bins][re, im]} */
    static double[][] spectrum(double[] frame) {
        int size = frame.length;
        double[] cosines = new double[size];
        double[] sines = new double[size];
        for (int n = 0; n < size; n++) {
            cosines[n] = Math.cos(2 * Math.PI * n / size);
            sines[n] = Math.sin(2 * Math.PI * n / size);
        }
        double[][] result = new double[size / 2 + 1][2];
        for (int bin = 0; bin < result.length; bin++) {
            for (int n = 0; n < size; n++) {
                int turn = (int) ((long) n * bin % size);
                result[bin][0] += frame[n] * cosines[turn];
                result[bin][1] -= frame[n] * sines[turn];
            }
        }
        return result;
    }

    /** The frame as it is before the transform, windowed, with the edges as the settings say. */
    static double[] frame(float[] signal, StftSettings settings, int index) {
        int size = settings.fftSize();
        int length = settings.window().length();
        boolean centred = settings.edges() != Edges.NONE;
        int margin = centred ? (size - length) / 2 : 0;
        int start = index * settings.hop() - (centred ? size / 2 : 0);
        double[] frame = new double[size];
        for (int n = 0; n < length; n++) {
            frame[margin + n] = settings.window().at(n) * sample(signal, start + margin + n, settings.edges());
        }
        return frame;
    }

    private static float sample(float[] signal, int index, Edges edges) {
        if (edges != Edges.REFLECTED) {
            return index < 0 || index >= signal.length ? 0 : signal[index];
        }
        int i = index;
        while (signal.length > 1 && (i < 0 || i >= signal.length)) {
            i = i < 0 ? -i : 2 * (signal.length - 1) - i;
        }
        return signal[signal.length == 1 ? 0 : i];
    }
}
