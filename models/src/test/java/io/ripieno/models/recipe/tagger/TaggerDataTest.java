package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.models.data.clips.SineLibrary;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.music.corpus.Split;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerDataTest {
    private static final long SEED = 3;
    private static final TaggerPlan PLAN = new TaggerPlan(SEED, 1, Map.of(), 8, 12);

    @TempDir
    Path folder;

    /** As those of the tests are; a piece that the library lacks would be refused. */
    @Test
    void ensemblesOfValidationHaveTwoToFivePlayersWhoAreAllHeard() throws Exception {
        TaggerTunes tunes = TaggerTunes.own();
        TaggerData data = new TaggerData(PLAN, tunes, folder, 1, new PrintStream(new ByteArrayOutputStream()));
        List<PieceKey> keys = new ArrayList<>(tunes.keys(Split.VALIDATION, 4, SEED));
        for (Untuned group : Untuned.values()) {
            keys.addAll(group.keys(Split.VALIDATION, PLAN.validation(group), SEED));
        }
        StemLibrary library = SineLibrary.builder(data::testPiece).build(folder, keys, (done, total) -> {});

        ClipSource ensembles = data.ensembles(library);

        assertThat(ensembles.size()).isBetween(keys.size(), 10 * keys.size());
        for (int i = 0; i < ensembles.size(); i++) {
            Truth[] truth = new Truth[Instrument.values().length];
            ensembles.read(i, 0, new float[InstrumentTagger.SECONDS * ClipSource.SAMPLE_RATE], truth);
            assertThat(Arrays.stream(truth).filter(Truth.HEARD::equals).count()).isBetween(2L, 5L);
        }
    }
}
