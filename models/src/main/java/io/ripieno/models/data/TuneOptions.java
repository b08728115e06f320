package io.ripieno.models.data;

import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.arrange.tune.UnknownChords;
import io.ripieno.music.score.ScoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tunes are arranged. */
final class TuneOptions {
    private static final int OWN = 1000;

    @Option(
            names = "--tunes",
            paramLabel = "DIR",
            description = "Folder of ABC, MusicXML or MIDI tunes; again for more (tunes of our own composition).")
    private List<Path> tunes = List.of();

    @Option(
            names = "--unknown-chords",
            description = "${COMPLETION-CANDIDATES} tunes with a chord symbol that names no notes (${DEFAULT-VALUE}).")
    private UnknownChords unknownChords = UnknownChords.REFUSE;

    /** Empty for tunes of our own. */
    List<Path> folders() {
        return tunes;
    }

    /**
     * Reads them, or composes a thousand.
     *
     * @param seed of those of our own composition
     * @param words for what is told of tunes whose chord symbols name no notes
     */
    TuneBook read(long seed, PrintWriter words) throws ScoreException {
        if (tunes.isEmpty()) {
            return TuneBook.own(seed, OWN);
        }
        TuneBook book = TuneBook.read(tunes, unknownChords);
        book.unknownChords().forEach(words::println);
        words.flush();
        return book;
    }
}
