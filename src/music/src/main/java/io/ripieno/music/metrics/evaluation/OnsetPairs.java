package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.onset.Onsets;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.TempoClock;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Onsets. */
final class OnsetPairs extends PairMeasuring {
    OnsetPairs() {
        super(
                EnumSet.of(Form.NUMBERS, Form.SCORE),
                "onsets in seconds, one a row; or a score, whose onsets are taken.");
    }

    @Override
    public String about() {
        return "How well onsets were found: precision, recall and F-measure of those within a window, matched one to one.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number(
                "window", Onsets.WINDOW, 0, "Distance to either side that is near enough, in seconds."));
    }

    @Override
    Map<String, Double> score(Input reference, Input estimate, Options options) throws IOException {
        Map<String, Double> named = new LinkedHashMap<>();
        TranscriptionPairs.add(named, "", Onsets.score(onsets(reference), onsets(estimate), options.number("window")));
        return named;
    }

    private static double[] onsets(Input input) throws IOException {
        if (input.form() == Form.NUMBERS) {
            return Tables.list(input);
        }
        Score score = input.score();
        TempoClock clock = new TempoClock(score.tempos());
        double[] onsets = score.parts().stream()
                .flatMap(part -> part.sounding().stream())
                .map(Sounding::onset)
                .distinct()
                .mapToDouble(clock::seconds)
                .toArray();
        Arrays.sort(onsets);
        return onsets;
    }
}
