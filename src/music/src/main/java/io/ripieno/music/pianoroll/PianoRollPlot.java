package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen in a picture.
 *
 * @param shown measures
 * @param shaded measures with a shade behind them, such as those that a model filled in
 * @param curve drawn beneath, if any
 */
public record PianoRollPlot(
        Score score,
        MeasureRange shown,
        List<MeasureRange> shaded,
        @Nullable Curve curve) {
    /** @throws IllegalArgumentException if the score has no measure that is shown */
    public PianoRollPlot {
        shaded = List.copyOf(shaded);
        int measures = score.measures().size();
        if (shown.last() > measures) {
            throw new IllegalArgumentException(
                    "measures %d to %d are asked for and the score has %d; choose among these"
                            .formatted(shown.first(), shown.last(), measures));
        }
    }

    /** All measures, nothing else. */
    public static PianoRollPlot of(Score score) {
        return new PianoRollPlot(score, MeasureRange.all(score), List.of(), null);
    }
}
