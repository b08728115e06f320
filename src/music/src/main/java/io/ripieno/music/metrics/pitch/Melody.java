package io.ripieno.music.metrics.pitch;

import io.ripieno.music.metrics.MetricException;

/**
 * Judges the pitch of a melody as MIREX and {@code mir_eval.melody} do: the estimate is brought to the frames of the truth
 * and compared frame by frame. Truth may carry weights as voicing, and the estimate its confidence.
 */
public final class Melody {
    /** Less than this many cents from the truth is right. */
    public static final double CENTS = 50;

    private static final double OCTAVE = 1200;

    private Melody() {}

    /**
     * @param cents the distance from which a pitch is wrong
     * @throws MetricException if the truth has no frame or {@code cents} is not above 0
     */
    public static MelodyScores score(MelodyTrack reference, MelodyTrack estimate, double cents) {
        if (reference.times().length == 0) {
            throw new MetricException("The reference has no frames. Give a track with at least one.");
        }
        if (!(cents > 0)) {
            throw new MetricException("cents is %s. Give a distance above 0.".formatted(cents));
        }
        Contour truth = Contour.of(reference);
        return score(truth, Contour.of(estimate).at(truth.times()), cents);
    }

    private static MelodyScores score(Contour truth, Contour said, double cents) {
        int frames = truth.times().length;
        double voiced = 0;
        double weight = 0;
        double recalled = 0;
        double alarms = 0;
        double pitch = 0;
        double chroma = 0;
        double both = 0;
        double silent = 0;
        for (int i = 0; i < frames; i++) {
            double reward = truth.voicing()[i];
            double confidence = said.voicing()[i];
            double sounds = reward > 0 ? 1 : 0;
            voiced += sounds;
            weight += reward;
            recalled += confidence * sounds;
            alarms += confidence * (1 - sounds);
            silent += (1 - sounds) * (1 - confidence);
            if (truth.cents()[i] != 0 && said.cents()[i] != 0) {
                double distance = Math.abs(truth.cents()[i] - said.cents()[i]);
                double folded = Math.abs(distance - OCTAVE * Math.floor(distance / OCTAVE + 0.5));
                pitch += distance < cents ? reward : 0;
                chroma += folded < cents ? reward : 0;
                both += distance < cents ? reward * confidence : 0;
            }
        }
        double unvoiced = frames - voiced;
        double scale = weight == 0 ? 0 : voiced / weight;
        return new MelodyScores(
                share(recalled, voiced),
                share(alarms, unvoiced),
                share(pitch, weight),
                share(chroma, weight),
                (scale * both + silent) / frames);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
