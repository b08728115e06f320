package io.ripieno.music.resample;

import java.util.LinkedHashMap;
import java.util.Map;

/** The taps of a {@link WindowedSinc} at equally spaced fractions of an input sample; immutable and shared. */
final class FilterTable {
    private static final int KEPT = 8;

    private record Key(double pass, double stop, double decibels, int resolution) {}

    private static final Map<Key, FilterTable> CACHE = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FilterTable> eldest) {
            return size() > KEPT;
        }
    };

    private final int reach;
    private final float[][] taps;

    private FilterTable(WindowedSinc filter, int resolution) {
        reach = filter.reach();
        taps = new float[resolution + 1][];
        for (int i = 0; i <= resolution; i++) {
            boolean mirrored = 2 * i > resolution;
            taps[i] = mirrored ? reversed(taps[resolution - i]) : filter.taps((double) i / resolution);
        }
    }

    /** The taps at the fraction 1 - f are those at f, back to front. */
    private static float[] reversed(float[] taps) {
        float[] result = new float[taps.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = taps[taps.length - 1 - i];
        }
        return result;
    }

    /** The table of a filter, from the cache of the last few if it is there. */
    static FilterTable of(WindowedSinc filter, int resolution) {
        Key key = new Key(filter.pass(), filter.stop(), filter.decibels(), resolution);
        synchronized (CACHE) {
            return CACHE.computeIfAbsent(key, missing -> new FilterTable(filter, resolution));
        }
    }

    /** Taps on either side of an output sample. */
    int reach() {
        return reach;
    }

    /** The number of steps in which a sample is divided. */
    int resolution() {
        return taps.length - 1;
    }

    /** The weights of the input samples {@code 1 - reach} to {@code reach} at the fraction {@code step / resolution}. */
    float[] taps(int step) {
        return taps[step];
    }
}
