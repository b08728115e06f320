package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.pitch.Melody;
import io.ripieno.music.metrics.pitch.MelodyScores;
import io.ripieno.music.metrics.pitch.MelodyTrack;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pitch of melodies, frame by frame. */
final class PitchPairs extends PairMeasuring {
    private static final String LAYOUT =
            "time in seconds and pitch in Hz (0 or negative where unvoiced), and maybe a third column for voicing, 0 to 1.";

    PitchPairs() {
        super(EnumSet.of(Form.NUMBERS), LAYOUT);
    }

    @Override
    public String about() {
        return "How well the pitch of a melody was found frame by frame: voicing recall and false alarm, raw pitch, raw chroma and overall accuracy.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number("cents", Melody.CENTS, 0, "Distance from which a pitch is wrong, in cents."));
    }

    @Override
    Map<String, Double> score(Input reference, Input estimate, Options options) throws IOException {
        MelodyScores scores = Melody.score(track(reference), track(estimate), options.number("cents"));
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("voicing-recall", scores.voicingRecall());
        named.put("voicing-false-alarm", scores.voicingFalseAlarm());
        named.put("raw-pitch-accuracy", scores.rawPitch());
        named.put("raw-chroma-accuracy", scores.rawChroma());
        named.put("overall-accuracy", scores.overall());
        return named;
    }

    private static MelodyTrack track(Input input) throws IOException {
        double[][] columns = Tables.columns(input, 2, 3, LAYOUT);
        return columns.length == 2
                ? MelodyTrack.of(columns[0], columns[1])
                : new MelodyTrack(columns[0], columns[1], columns[2]);
    }
}
