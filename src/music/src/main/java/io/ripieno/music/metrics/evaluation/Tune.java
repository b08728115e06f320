package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.score.Score;
import java.io.IOException;

/** A melody of a set, loaded. */
record Tune(String item, String name, Score score) {
    static Tune of(Input input) throws IOException {
        return new Tune(input.item(), input.name(), input.score());
    }
}
