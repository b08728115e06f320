package io.ripieno.music.metrics.melody.feature;

/** A piano roll of 100 frames a second, of which only the sums over time are ever needed. */
final class Frames {
    private static final double PER_SECOND = 100;
    /** What a time may lack to a frame by rounding and still belong to it. */
    private static final double SLACK = 1e-6;

    private Frames() {}

    /** The frame in which a time lies. */
    static int of(double seconds) {
        return (int) (seconds * PER_SECOND + SLACK);
    }

    /** {@code [128]}: frames in which each pitch of the melody sounds, each times the note's velocity. */
    static double[] mass(PlayedTune tune) {
        double[] mass = new double[128];
        for (PlayedNote note : tune.melody()) {
            mass[note.midi()] += (double) note.velocity() * (of(note.to()) - of(note.from()));
        }
        return mass;
    }
}
