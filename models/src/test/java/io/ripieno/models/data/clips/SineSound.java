package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.StemFormat;
import java.util.ArrayList;
import java.util.List;

/** Plays every note as a sine, drums too, so that pieces sound without a synthesizer. */
record SineSound() implements Sound {
    @Override
    public FontUse font() {
        return new FontUse("sines", "Sines", "", 0, "Apache-2.0", true);
    }

    @Override
    public boolean plays(Track track) {
        return true;
    }

    @Override
    public List<float[][]> play(List<Track> tracks, StemFormat format) {
        List<float[][]> stems = new ArrayList<>();
        for (Track track : tracks) {
            float[] samples = new float[format.frames()];
            for (TrackNote note : track.notes()) {
                double step = 2 * Math.PI * 440 * Math.pow(2, (note.key() - 69) / 12.0) / format.sampleRate();
                int from = (int) (note.start() * format.sampleRate());
                int to = Math.min(samples.length, (int) (note.end() * format.sampleRate()));
                for (int i = from; i < to; i++) {
                    samples[i] += (float) (0.1 * Math.sin(step * (i - from)));
                }
            }
            stems.add(new float[][] {samples});
        }
        return stems;
    }
}
