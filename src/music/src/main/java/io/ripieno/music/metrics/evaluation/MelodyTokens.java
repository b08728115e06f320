package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.melody.descriptive.StepPiece;
import io.ripieno.music.metrics.melody.feature.PlayedNote;
import io.ripieno.music.metrics.melody.feature.PlayedTune;
import java.util.function.ToIntBiFunction;

/** What a melody is written as for BLEU: a token for each note. */
enum MelodyTokens {
    PITCHES((note, resolution) -> note.midi()),
    /** In steps of the resolution. */
    DURATIONS(MelodyTokens::steps),
    NOTES((note, resolution) -> 128 * steps(note, resolution) + note.midi());

    private final ToIntBiFunction<PlayedNote, Integer> token;

    MelodyTokens(ToIntBiFunction<PlayedNote, Integer> token) {
        this.token = token;
    }

    int[] of(PlayedTune tune, int resolution) {
        return tune.melody().stream()
                .mapToInt(note -> token.applyAsInt(note, resolution))
                .toArray();
    }

    private static int steps(PlayedNote note, int resolution) {
        return StepPiece.steps(note.end().minus(note.onset()), resolution);
    }
}
