package io.ripieno.music.metrics.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class MultipitchInvariancesTest {
    private static final int FRAMES = 30;
    private static final double[] TIMES =
            IntStream.range(0, FRAMES).mapToDouble(i -> i / 8.0).toArray();

    private MultipitchTrack truth = new MultipitchTrack(new double[0], new double[0][]);
    private MultipitchTrack said = truth;

    @RepeatedTest(3)
    void neitherKeyNorOrderOfVoicesCounts(RepetitionInfo run) {
        draw(run);
        MultipitchScores scores = Multipitch.score(truth, said, Multipitch.WINDOW);

        assertThat(scores.accuracy()).isStrictlyBetween(0.0, 1.0);
        assertThat(Multipitch.score(
                        pitches(truth, f -> f * 1.3), reversed(pitches(said, f -> f * 1.3)), Multipitch.WINDOW))
                .isEqualTo(scores);
    }

    @RepeatedTest(3)
    void allMayHappenLater(RepetitionInfo run) {
        draw(run);

        assertThat(Multipitch.score(later(truth), later(said), Multipitch.WINDOW))
                .isEqualTo(Multipitch.score(truth, said, Multipitch.WINDOW));
    }

    @RepeatedTest(3)
    void framesOfBothInAnotherOrderCountTheSame(RepetitionInfo run) {
        draw(run);
        MultipitchTrack backwards = new MultipitchTrack(TIMES, turned(truth.hertz()));

        assertThat(Multipitch.score(backwards, new MultipitchTrack(TIMES, turned(said.hertz())), Multipitch.WINDOW))
                .isEqualTo(Multipitch.score(truth, said, Multipitch.WINDOW));
    }

    @RepeatedTest(3)
    void octavesDoNotCountForChroma(RepetitionInfo run) {
        draw(run);

        assertThat(Multipitch.scoreChroma(truth, pitches(said, f -> 2 * f), Multipitch.WINDOW))
                .isEqualTo(Multipitch.scoreChroma(truth, said, Multipitch.WINDOW));
        assertThat(Multipitch.score(truth, pitches(said, f -> 2 * f), Multipitch.WINDOW))
                .isNotEqualTo(Multipitch.score(truth, said, Multipitch.WINDOW));
    }

    /** Pitches at semitones, and heard off by quarters of one, so that none lies at the edge of the window. */
    private void draw(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double[][] right = new double[FRAMES][];
        double[][] heard = new double[FRAMES][];
        for (int i = 0; i < FRAMES; i++) {
            int[] notes = random.ints(random.nextInt(4), 40, 80).toArray();
            right[i] = Arrays.stream(notes).mapToDouble(note -> hertz(note)).toArray();
            heard[i] = Arrays.stream(notes)
                    .filter(note -> random.nextInt(5) > 0)
                    .mapToDouble(note -> hertz(note + 0.25 * random.nextInt(4) + 0.01))
                    .toArray();
        }
        truth = new MultipitchTrack(TIMES, right);
        said = new MultipitchTrack(TIMES, heard);
    }

    private static double hertz(double note) {
        return 440 * Math.pow(2, (note - 69) / 12);
    }

    private static MultipitchTrack pitches(MultipitchTrack track, DoubleUnaryOperator map) {
        return new MultipitchTrack(
                track.times(),
                Arrays.stream(track.hertz())
                        .map(frame -> Arrays.stream(frame).map(map).toArray())
                        .toArray(double[][]::new));
    }

    private static MultipitchTrack reversed(MultipitchTrack track) {
        return new MultipitchTrack(
                track.times(),
                Arrays.stream(track.hertz())
                        .map(frame -> IntStream.range(0, frame.length)
                                .mapToDouble(i -> frame[frame.length - 1 - i])
                                .toArray())
                        .toArray(double[][]::new));
    }

    private static MultipitchTrack later(MultipitchTrack track) {
        return new MultipitchTrack(
                Arrays.stream(track.times()).map(time -> time + 16).toArray(), track.hertz());
    }

    private static double[][] turned(double[][] frames) {
        return IntStream.range(0, frames.length)
                .mapToObj(i -> frames[frames.length - 1 - i])
                .toArray(double[][]::new);
    }
}
