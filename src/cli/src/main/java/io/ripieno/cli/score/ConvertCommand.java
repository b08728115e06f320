package io.ripieno.cli.score;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.StatusScreen;
import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.formats.ScoreWriters;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Transposition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno score convert}. */
@Command(name = "convert", description = "Write scores in another format; a file for each tune.")
public final class ConvertCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private TuneFiles files = new TuneFiles();

    @Mixin
    private OutputFile output = new OutputFile();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            description = "One of: ${COMPLETION-CANDIDATES} (upper or lower case).")
    private ScoreFormat format = ScoreFormat.MIDI;

    @Option(names = "--unfold", description = "Play out repeats and jumps.")
    private boolean unfold;

    @Option(
            names = "--transpose",
            paramLabel = "SEMITONES",
            description = "Move up, or down if negative, with the spelling of the usual intervals.")
    private @Nullable Integer semitones;

    @Option(names = "--simplify", description = "Spell without double accidentals and theoretical keys.")
    private boolean simplify;

    @Option(names = "--json", description = "Write one JSON document about the files.")
    private boolean json;

    /**
     * A file that was written.
     *
     * @param notices of what was read or written otherwise than it stands
     */
    record Converted(String file, int tune, String out, List<String> notices) {}

    public ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Converted> all = new ArrayList<>();
        var screen = new StatusScreen(terminal);
        int exitCode = files.each(screen, tune -> {
            Converted converted = convert(tune);
            all.add(converted);
            if (!json) {
                screen.out(converted.out);
                converted.notices.forEach(notice -> screen.note("%s: %s".formatted(tune.name(), notice)));
            }
        });
        if (json) {
            Json.print(terminal.out(), all);
        }
        return exitCode;
    }

    private Converted convert(TuneOfFile tune) throws IOException {
        Path file = output.at(tune.stem() + format.suffix());
        Score score = changed(tune.read().score());
        List<Notice> notices = new ArrayList<>(tune.read().notices());
        notices.addAll(output.write(file, out -> ScoreWriters.of(format).write(score, out)));
        return new Converted(
                tune.file().toString(),
                tune.number(),
                file.toString(),
                notices.stream().map(Notice::toString).toList());
    }

    private Score changed(Score score) throws ScoreException {
        Score unfolded = unfold ? AsPlayed.of(score, ScoreLimits.DEFAULT) : score;
        Score moved = semitones == null ? unfolded : Transposition.of(unfolded, Interval.ofSemitones(semitones));
        return simplify ? Transposition.simplified(moved) : moved;
    }
}
