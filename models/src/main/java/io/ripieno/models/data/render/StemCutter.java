package io.ripieno.models.data.render;

import io.ripieno.music.resample.Resampler;
import java.util.ArrayList;
import java.util.List;

/** Cuts what a synthesizer plays of a {@link StemSheet} into stems, at their own rate and number of channels. */
final class StemCutter implements StereoBlocks {
    private final int rate;
    private final StemFormat format;
    private final int length;
    private final double every;
    private final List<float[][]> stems = new ArrayList<>();
    private final Resampler[] resamplers;
    private float[] mono = new float[0];
    private float[] resampled = new float[0];
    private long position;
    private int stem;
    private int taken;
    private int written;

    /**
     * @param rate of what comes, in Hz, a multiple of the format's
     * @param count of stems
     * @param every seconds from the beginning of a stem to that of the next
     */
    StemCutter(int rate, StemFormat format, int count, double every) {
        this.rate = rate;
        this.format = format;
        this.every = every;
        length = format.frames() * (rate / format.sampleRate());
        resamplers = new Resampler[format.channels()];
        for (int i = 0; i < count; i++) {
            stems.add(new float[format.channels()][format.frames()]);
        }
    }

    /** How many frames have to come. */
    long frames() {
        return begin(stems.size() - 1) + length;
    }

    private long begin(int index) {
        return Math.round(index * every * rate);
    }

    @Override
    public void accept(float[] left, float[] right, int count) {
        for (int at = 0; at < count && stem < stems.size(); ) {
            long skip = begin(stem) - position;
            if (skip > 0) {
                int skipped = (int) Math.min(skip, count - at);
                at += skipped;
                position += skipped;
                continue;
            }
            int wanted = Math.min(count - at, length - taken);
            take(left, right, at, wanted);
            at += wanted;
            position += wanted;
        }
    }

    private void take(float[] left, float[] right, int from, int count) {
        if (taken == 0) {
            for (int c = 0; c < resamplers.length; c++) {
                resamplers[c] = new Resampler(rate, format.sampleRate());
            }
        }
        int before = written;
        if (format.channels() == 1) {
            written = before + resample(0, mono(left, right, from, count), 0, count, before);
        } else {
            resample(0, left, from, count, before);
            written = before + resample(1, right, from, count, before);
        }
        taken += count;
        if (taken == length) {
            finish();
            stem++;
            taken = 0;
            written = 0;
        }
    }

    private int resample(int channel, float[] samples, int from, int count, int at) {
        int ready = resamplers[channel].pendingAfter(count);
        if (resampled.length < ready) {
            resampled = new float[ready];
        }
        resamplers[channel].process(samples, from, count, resampled, 0);
        int kept = Math.min(ready, format.frames() - at);
        System.arraycopy(resampled, 0, stems.get(stem)[channel], at, kept);
        return kept;
    }

    private void finish() {
        for (int c = 0; c < resamplers.length; c++) {
            float[] rest = new float[resamplers[c].pendingAtEnd()];
            resamplers[c].flush(rest, 0);
            int kept = Math.min(rest.length, format.frames() - written);
            System.arraycopy(rest, 0, stems.get(stem)[c], written, kept);
        }
    }

    private float[] mono(float[] left, float[] right, int from, int count) {
        if (mono.length < count) {
            mono = new float[count];
        }
        for (int i = 0; i < count; i++) {
            mono[i] = 0.5f * (left[from + i] + right[from + i]);
        }
        return mono;
    }

    /** What came so far; a stem that did not come is silent. */
    List<float[][]> stems() {
        if (stem < stems.size() && taken > 0) {
            finish();
        }
        return stems;
    }
}
