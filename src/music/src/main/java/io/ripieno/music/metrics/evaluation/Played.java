package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.melody.feature.PlayedTune;
import java.util.ArrayList;
import java.util.List;

/** A melody of a set, as features and tokens see it. */
record Played(String item, String name, PlayedTune tune) {
    /** Those that have a melody; the others are problems. */
    static List<Played> of(List<Tune> tunes, Findings findings) {
        List<Played> played = new ArrayList<>();
        for (Tune tune : tunes) {
            findings.attemptNamed(
                    tune.name(), () -> played.add(new Played(tune.item(), tune.name(), PlayedTune.of(tune.score()))));
        }
        return played;
    }
}
