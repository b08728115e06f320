package io.ripieno.cli.score;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.StatusScreen;
import io.ripieno.music.formats.AnyScoreReader;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scores that a command is given. What cannot be read or used is told and does not stop the others. */
final class TuneFiles {
    private static final int CELLS = 24;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "MIDI, MusicXML (also .mxl) or ABC; the content tells which.")
    private List<Path> files = List.of();

    @Option(
            names = "--tune",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "Only the N-th tune of each file, from 1 (default: all).")
    private @Nullable Integer only;

    /** What a command does with a tune. */
    @FunctionalInterface
    interface Use {
        void of(TuneOfFile tune) throws IOException;
    }

    private boolean failed;

    /**
     * Reads all tunes and hands them on.
     *
     * @return the exit code: {@link ExitCode#FAILED} if a file or tune was refused
     */
    int each(StatusScreen screen, Use use) {
        failed = false;
        int done = 0;
        for (Path file : files) {
            showProgress(screen, done++);
            try {
                if (Files.isDirectory(file)) {
                    throw new CliException(file + " is a folder; name the files in it");
                }
                tunes(screen, file, use);
            } catch (ScoreException | CliException e) {
                complain(screen, file.toString(), e);
            }
        }
        screen.clear();
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void showProgress(StatusScreen screen, int done) {
        if (files.size() > 1) {
            double share = done / (double) files.size();
            screen.status(() -> "%s %s  %d of %d files"
                    .formatted(Figures.bar(share, CELLS), Figures.percent(share), done, files.size()));
        }
    }

    private void tunes(StatusScreen screen, Path file, Use use) throws ScoreException {
        ScoreSource source = ScoreSource.of(file, ScoreLimits.DEFAULT);
        ScoreFormat format = ScoreFormat.of(source);
        try (Stream<Tune> stream = new AnyScoreReader().tunes(source, ScoreLimits.DEFAULT)) {
            Iterator<Tune> tunes = stream.iterator();
            for (int number = 1; tunes.hasNext(); number++) {
                Tune tune = tunes.next();
                boolean alone = number == 1 && !tunes.hasNext();
                if (only == null || only == number) {
                    use(screen, file, format, number, alone, tune, use);
                } else if (!tunes.hasNext() && only > number) {
                    throw new CliException("there is no tune %d; the last is %d".formatted(only, number));
                }
            }
        }
    }

    private void use(
            StatusScreen screen, Path file, ScoreFormat format, int number, boolean alone, Tune tune, Use use) {
        if (tune instanceof Tune.Refused refused) {
            complain(screen, alone ? file.toString() : "%s, tune %d".formatted(file, number), refused.problem());
        } else if (tune instanceof Tune.Read read) {
            var known = new TuneOfFile(file, format, number, alone, read);
            try {
                use.of(known);
            } catch (IOException | CliException e) {
                complain(screen, known.name(), e);
            }
        }
    }

    private void complain(StatusScreen screen, String name, Exception problem) {
        failed = true;
        screen.complain("%s: %s".formatted(name, problem.getMessage()));
    }
}
