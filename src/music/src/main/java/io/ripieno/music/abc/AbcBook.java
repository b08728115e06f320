package io.ripieno.music.abc;

import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Tune;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The tunes of a text, read one by one. Each begins at a line {@code X:}; what stands before the first is the header of
 * the file, whose fields hold for all. A text without {@code X:} is one tune.
 */
final class AbcBook implements Iterator<Tune> {
    private static final int MAX_TUNE = 4_000_000;
    private static final int MAX_HEADER = 20_000;

    private final String text;
    private final ScoreLimits limits;
    private final AbcLines lines;
    private final int headerEnd;
    private int start;
    private int startLine = 1;
    private boolean more = true;
    private int number;
    private @Nullable AbcTune header;
    private @Nullable ScoreException unreadable;

    AbcBook(String text, ScoreLimits limits) {
        this.text = text;
        this.limits = limits;
        lines = new AbcLines(text, 0, text.length(), 1);
        boolean found = advance();
        headerEnd = found ? start : 0;
        if (!found) {
            start = 0;
            startLine = 1;
            more = hasKey();
        }
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Tune next() {
        if (!more) {
            throw new NoSuchElementException("The tune book has no more tunes.");
        }
        int from = start;
        int fromLine = startLine;
        more = advance();
        int to = more ? start : text.length();
        AbcFault place = new AbcFault(fromLine, 0);
        number++;
        try {
            checkNumber(place);
            if (to - from > MAX_TUNE || headerEnd > MAX_HEADER) {
                throw place.tooLarge(
                        "The tune has " + (to - from) + " characters and its file's header " + headerEnd
                                + ", over the limits of " + MAX_TUNE + " and " + MAX_HEADER,
                        "split it");
            }
            return new AbcTuneReader(new AbcTune(header()), place).read(new AbcLines(text, from, to, fromLine));
        } catch (ScoreException e) {
            return new Tune.Refused(place.place(), e);
        }
    }

    /** After as many tunes as a file may have, the rest is one that is refused. */
    private void checkNumber(AbcFault place) throws ScoreException {
        more &= number <= limits.maxTunes();
        limits.checkTunes(place.place(), number);
    }

    /** The header of the file, read once. */
    private AbcTune header() throws ScoreException {
        if (unreadable != null) {
            throw unreadable;
        }
        AbcTune read = header;
        if (read == null) {
            try {
                read = AbcTuneReader.headerOfFile(new AbcLines(text, 0, headerEnd, 1), limits);
            } catch (ScoreException e) {
                unreadable = e;
                throw e;
            }
            header = read;
        }
        return read;
    }

    /** Finds the next line that begins a tune. */
    private boolean advance() {
        while (lines.next()) {
            if (lines.isField('X')) {
                start = lines.start();
                startLine = lines.number();
                return true;
            }
        }
        return false;
    }

    private boolean hasKey() {
        AbcLines all = new AbcLines(text, 0, text.length(), 1);
        while (all.next()) {
            if (all.isField('K')) {
                return true;
            }
        }
        return false;
    }
}
