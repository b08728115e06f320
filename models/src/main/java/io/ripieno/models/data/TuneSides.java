package io.ripieno.models.data;

import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.corpus.Splits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The tunes of each side of a split: by the openings of their melodies, so that no melody is on two sides. */
final class TuneSides {
    private static final long SPLIT_SEED = 1;
    private static final Splits SPLITS = new Splits(SPLIT_SEED, 0.8, 0.1);

    private TuneSides() {}

    /** @param seed of the order in which tunes are taken */
    static Map<Split, List<SourceTune>> of(TuneBook book, long seed) {
        List<SourceTune> shuffled = new ArrayList<>(book.tunes());
        Collections.shuffle(shuffled, new Random(seed));
        Map<Split, List<SourceTune>> sides = new EnumMap<>(Split.class);
        for (SourceTune tune : shuffled) {
            sides.computeIfAbsent(SPLITS.of(tune.origin().fingerprint()), side -> new ArrayList<>())
                    .add(tune);
        }
        return sides;
    }
}
