package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.pitch.Multipitch;
import io.ripieno.music.metrics.pitch.MultipitchScores;
import io.ripieno.music.metrics.pitch.MultipitchTrack;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pitches of several voices, frame by frame. */
final class MultipitchPairs extends PairMeasuring {
    MultipitchPairs() {
        super(
                EnumSet.of(Form.NUMBERS),
                "time in seconds and the pitches of the frame in Hz, any number; 0 or NaN is no pitch.");
    }

    @Override
    public String about() {
        return "How well the pitches of several voices were found frame by frame: precision, recall, accuracy and kinds of error, in their octaves and in any.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number(
                "window", Multipitch.WINDOW, 0, "Distance up to which a pitch is right, in semitones."));
    }

    @Override
    Map<String, Double> score(Input reference, Input estimate, Options options) throws IOException {
        MultipitchTrack truth = track(reference);
        MultipitchTrack said = track(estimate);
        double window = options.number("window");
        Map<String, Double> named = new LinkedHashMap<>();
        add(named, "", Multipitch.score(truth, said, window));
        add(named, "chroma-", Multipitch.scoreChroma(truth, said, window));
        return named;
    }

    private static void add(Map<String, Double> named, String prefix, MultipitchScores scores) {
        named.put(prefix + "precision", scores.precision());
        named.put(prefix + "recall", scores.recall());
        named.put(prefix + "accuracy", scores.accuracy());
        named.put(prefix + "substitution-error", scores.substitution());
        named.put(prefix + "miss-error", scores.miss());
        named.put(prefix + "false-alarm-error", scores.falseAlarm());
        named.put(prefix + "total-error", scores.total());
    }

    private static MultipitchTrack track(Input input) throws IOException {
        double[][] rows = Tables.ragged(input);
        if (rows.length > 0 && rows[0].length == 0) {
            throw new MetricException("%s has no columns. Give time and pitches.".formatted(input.name()));
        }
        return new MultipitchTrack(
                Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
                Arrays.stream(rows)
                        .map(row -> Arrays.stream(row)
                                .skip(1)
                                .filter(hertz -> hertz != 0 && !Double.isNaN(hertz))
                                .toArray())
                        .toArray(double[][]::new));
    }
}
