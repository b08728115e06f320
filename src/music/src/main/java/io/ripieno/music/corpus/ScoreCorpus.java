package io.ripieno.music.corpus;

import io.ripieno.music.formats.AnyScoreReader;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreReader;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder of MIDI, MusicXML and ABC files. Files are known by their suffix and read by their content; others are left
 * alone, and links are not followed.
 */
public final class ScoreCorpus {
    private static final Set<String> SUFFIXES = Set.of("mid", "midi", "kar", "xml", "musicxml", "mxl", "abc");

    private final Path folder;
    private final ScoreLimits limits;
    private final ScoreReader reader;

    public ScoreCorpus(Path folder, ScoreLimits limits) {
        this(folder, limits, new AnyScoreReader());
    }

    ScoreCorpus(Path folder, ScoreLimits limits, ScoreReader reader) {
        this.folder = folder;
        this.limits = limits;
        this.reader = reader;
    }

    /** The files in the order of their relative paths. Throws {@link Problem#INPUT_OUTPUT} if the folder cannot be read. */
    public List<Path> files() throws ScoreException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(ScoreCorpus::isScore)
                    .sorted((one, other) -> name(one).compareTo(name(other)))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ScoreException(
                    Problem.INPUT_OUTPUT,
                    Place.WHOLE,
                    "The folder \"" + folder + "\" cannot be read ("
                            + e.getClass().getSimpleName() + "): give a folder of scores that this user may read.",
                    e);
        }
    }

    /** The tunes in the order of their files, each read when it is asked for; what cannot be read is among them. */
    public Stream<CorpusTune> tunes() throws ScoreException {
        Iterator<CorpusTune> tunes =
                new CorpusTunes(files().iterator(), file -> tunes(file).iterator());
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(tunes, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private Stream<CorpusTune> tunes(Path file) {
        AtomicInteger number = new AtomicInteger();
        Stream<Tune> tunes;
        try {
            tunes = reader.tunes(ScoreSource.of(file, limits), limits);
        } catch (ScoreException e) {
            tunes = Stream.of(new Tune.Refused(e.place(), e));
        }
        return tunes.map(tune -> new CorpusTune(name(file), number.incrementAndGet(), tune));
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isScore(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
