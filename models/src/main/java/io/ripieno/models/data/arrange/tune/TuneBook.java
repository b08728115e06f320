package io.ripieno.models.data.arrange.tune;

import io.ripieno.music.corpus.CorpusTune;
import io.ripieno.music.corpus.ScoreCorpus;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Tune;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tunes to choose from, none twice.
 *
 * @param tunes in the order of the folders and files
 * @param refused how many scores were no melody, could not be read, were too short or too long to arrange, or have a chord
 *     symbol that names no notes
 * @param copies how many melodies had been seen before
 * @param unknownChords what is told of each that was refused for nothing but a chord symbol which names no notes
 */
public record TuneBook(List<SourceTune> tunes, int refused, int copies, List<String> unknownChords) {
    private static final int FEWEST_BARS = 4;
    private static final int MOST_BARS = 256;
    private static final int FEWEST_NOTES = 12;

    public TuneBook {
        tunes = List.copyOf(tunes);
        unknownChords = List.copyOf(unknownChords);
    }

    /** Melodies of our own composition. */
    public static TuneBook own(long seed, int count) {
        List<SourceTune> tunes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tunes.add(OwnTunes.tune(seed + i));
        }
        return new TuneBook(tunes, 0, 0, List.of());
    }

    /** Every melody in some folders of scores, but for those with a chord symbol that names no notes. */
    public static TuneBook read(List<Path> folders) throws ScoreException {
        return read(folders, UnknownChords.REFUSE);
    }

    /** Every melody in some folders of scores. */
    public static TuneBook read(List<Path> folders, UnknownChords unknown) throws ScoreException {
        List<SourceTune> tunes = new ArrayList<>();
        List<String> unknownChords = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int refused = 0;
        int copies = 0;
        for (Path folder : folders) {
            try (Stream<CorpusTune> all = new ScoreCorpus(folder, ScoreLimits.DEFAULT).tunes()) {
                for (Iterator<CorpusTune> each = all.iterator(); each.hasNext(); ) {
                    CorpusTune tune = each.next();
                    List<SourceTune> read = read(tune, unknown, unknownChords);
                    if (read.isEmpty()) {
                        refused++;
                    } else if (!seen.add(read.get(0).origin().fingerprint().whole())) {
                        copies++;
                    } else {
                        tunes.addAll(read);
                    }
                }
            }
        }
        return new TuneBook(tunes, refused, copies, unknownChords);
    }

    /** One tune, or none if it is not for arranging. */
    private static List<SourceTune> read(CorpusTune tune, UnknownChords unknown, List<String> unknownChords) {
        if (!(tune.tune() instanceof Tune.Read read)) {
            return List.of();
        }
        Score score = read.score();
        try {
            SourceTune source = TuneReader.read(tune.id(), score, UnknownChords.HARMONISE);
            boolean fits = source.bars() >= FEWEST_BARS
                    && source.bars() <= MOST_BARS
                    && source.melody().size() >= FEWEST_NOTES
                    && source.pulse().beats().size() <= 12;
            if (fits && unknown == UnknownChords.REFUSE) {
                TuneReader.requireKnownChords(tune.id(), score);
            }
            return fits ? List.of(source) : List.of();
        } catch (UnknownChordException e) {
            unknownChords.add(Objects.requireNonNull(e.getMessage()));
            return List.of();
        } catch (NotALeadSheetException | ScoreException e) {
            return List.of();
        }
    }
}
