package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.metrics.MetricException;
import java.util.List;
import java.util.stream.IntStream;

/** Features of which pitches there are and how they follow each other. */
final class Pitches {
    /** Seconds between a note's end and the next one's onset within which the one leads to the other. */
    private static final double JOIN = 0.05;

    private Pitches() {}

    static double used(PlayedTune tune) {
        return sounding(tune).length;
    }

    static double range(PlayedTune tune) {
        int[] pitches = sounding(tune);
        return pitches[pitches.length - 1] - pitches[0];
    }

    /** Numbers of the pitches that sound in a frame, ascending. */
    private static int[] sounding(PlayedTune tune) {
        double[] mass = Frames.mass(tune);
        int[] pitches =
                IntStream.range(0, mass.length).filter(pitch -> mass[pitch] > 0).toArray();
        if (pitches.length == 0) {
            throw new MetricException("No note of the melody reaches from one hundredth of a second into the next:"
                    + " leave the tune out, or slow it down.");
        }
        return pitches;
    }

    /** {@code [12]}. */
    static double[] classes(PlayedTune tune) {
        double[] histogram = new double[12];
        double[] mass = Frames.mass(tune);
        for (int pitch : sounding(tune)) {
            histogram[pitch % 12] += mass[pitch];
        }
        Shares.normalise(histogram, 0, 12);
        return histogram;
    }

    static double shift(PlayedTune tune) {
        List<PlayedNote> melody = tune.melody();
        if (melody.size() < 2) {
            throw new MetricException("The average pitch shift of one note is not defined: leave the tune out.");
        }
        return IntStream.range(1, melody.size())
                .map(i -> Math.abs(melody.get(i).midi() - melody.get(i - 1).midi()))
                .average()
                .orElseThrow();
    }

    /** {@code [12 * 12]}, by the first class of each pair. */
    static double[] transitions(PlayedTune tune, FeatureSettings settings) {
        double[] counts = new double[12 * 12];
        for (List<PlayedNote> part : tune.parts()) {
            for (PlayedNote note : part) {
                for (int i = firstAfter(part, note.to() - JOIN);
                        i < part.size() && part.get(i).from() < note.to() + JOIN;
                        i++) {
                    if (part.size() > 1) {
                        counts[12 * note.pitchClass() + part.get(i).pitchClass()]++;
                    }
                }
            }
        }
        return Shares.matrix(counts, 12, settings.normalisation());
    }

    /** Index of the first note that begins after a time. */
    private static int firstAfter(List<PlayedNote> part, double seconds) {
        int low = 0;
        int high = part.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (part.get(middle).from() > seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
