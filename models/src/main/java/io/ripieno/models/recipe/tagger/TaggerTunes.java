package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.corpus.Splits;
import io.ripieno.music.score.ScoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tunes that pieces are arranged of. Training has lead sheets and folk tunes out of copyright in the folder that
 * {@code RIPIENO_DATA} names, or, where that is not set, tunes of our own composition. The test has the latter, so that
 * anyone can make it. Split by the openings of melodies.
 */
final class TaggerTunes {
    static final String FOLDER = "RIPIENO_DATA";

    private static final List<String> COLLECTIONS =
            List.of("leadsheets", "abc/airdsAirs", "abc/oneills1850", "abc/ryansMammoth");
    private static final int OWN = 1200;
    private static final Splits SPLITS = new Splits(5, 0.8, 0.08);

    private final boolean collected;
    private final Map<Split, List<SourceTune>> bySplit = new EnumMap<>(Split.class);
    private final Map<String, SourceTune> byFingerprint = new HashMap<>();

    private TaggerTunes(List<SourceTune> tunes, boolean collected) {
        this.collected = collected;
        for (SourceTune tune : tunes) {
            bySplit.computeIfAbsent(SPLITS.of(tune.origin().fingerprint()), split -> new ArrayList<>())
                    .add(tune);
            byFingerprint.put(tune.origin().fingerprint().whole(), tune);
        }
    }

    static TaggerTunes read() throws RecipeException {
        String data = System.getenv(FOLDER);
        if (data == null) {
            return own();
        }
        List<Path> folders =
                COLLECTIONS.stream().map(name -> Path.of(data).resolve(name)).toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new RecipeException(FOLDER + " is " + data + ", which has no folder " + folder
                        + ". Name a folder with the collections " + COLLECTIONS
                        + ", or unset it to use tunes of our own.");
            }
        }
        try {
            return new TaggerTunes(TuneBook.read(folders).tunes(), true);
        } catch (ScoreException e) {
            throw new RecipeException("The tunes of " + data + " cannot be read: " + e.getMessage(), e);
        }
    }

    static TaggerTunes own() {
        return new TaggerTunes(TuneBook.own(1, OWN).tunes(), false);
    }

    /** Whether they come from collections rather than from us. */
    boolean areCollected() {
        return collected;
    }

    int size(Split split) {
        return bySplit.getOrDefault(split, List.of()).size();
    }

    /** Keys of arranged pieces: the tunes of a split in an order by chance, again and again, each time with another seed. */
    List<PieceKey> keys(Split split, int pieces, long seed) {
        Dice dice = new Dice(Dice.derive(seed, split.ordinal()));
        List<SourceTune> tunes = new ArrayList<>();
        for (SourceTune tune : bySplit.getOrDefault(split, List.of())) {
            tunes.add(dice.whole(0, tunes.size()), tune);
        }
        List<PieceKey> keys = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            SourceTune tune = tunes.get(i % tunes.size());
            keys.add(new PieceKey(
                    tune.origin().tune(), tune.origin().fingerprint().whole(), dice.seed()));
        }
        return keys;
    }

    /** The tune of a key. */
    SourceTune tune(PieceKey key) {
        SourceTune tune = byFingerprint.get(key.fingerprint());
        if (tune == null) {
            throw new IllegalArgumentException("There is no tune " + key.tune() + " with the fingerprint "
                    + key.fingerprint() + ". The list that names it was made with other tunes: make a new one.");
        }
        return tune;
    }
}
