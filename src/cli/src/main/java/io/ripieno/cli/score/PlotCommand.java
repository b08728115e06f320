package io.ripieno.cli.score;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.CliException;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.StatusScreen;
import io.ripieno.music.attribute.Attribute;
import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.measure.MeasureEncoder;
import io.ripieno.music.measure.MeasureSettings;
import io.ripieno.music.measure.NotEncodableException;
import io.ripieno.music.measure.TickGrid;
import io.ripieno.music.measure.TokenTune;
import io.ripieno.music.pianoroll.Curve;
import io.ripieno.music.pianoroll.MeasureRange;
import io.ripieno.music.pianoroll.PianoRollPicture;
import io.ripieno.music.pianoroll.PianoRollPlot;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno score plot}. */
@Command(
        name = "plot",
        description = "Draw scores as piano rolls, PNG; a picture for each tune. Measures are counted from 1.")
public final class PlotCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private TuneFiles files = new TuneFiles();

    @Mixin
    private OutputFile output = new OutputFile();

    @Option(
            names = "--from",
            paramLabel = "MEASURE",
            converter = Bounded.Count.class,
            description = "The first measure to draw (default: the first).")
    private @Nullable Integer from;

    @Option(
            names = "--to",
            paramLabel = "MEASURE",
            converter = Bounded.Count.class,
            description = "The last measure to draw (default: the last).")
    private @Nullable Integer to;

    @Option(
            names = "--shade",
            paramLabel = "MEASURES",
            split = ",",
            converter = MeasureRangeConverter.class,
            description = "Measures with a shade behind them, such as 5-8,12.")
    private List<MeasureRange> shaded = List.of();

    @Option(
            names = "--attribute",
            paramLabel = "NAME",
            converter = AttributeConverter.class,
            completionCandidates = AttributeConverter.Words.class,
            description =
                    "Draw this attribute of each bar beneath: one of ${COMPLETION-CANDIDATES}; for melodies in 4/4.")
    private @Nullable Attribute attribute;

    @Option(names = "--unfold", description = "Play out repeats and jumps.")
    private boolean unfold;

    @Option(names = "--json", description = "Write one JSON document about the pictures.")
    private boolean json;

    /**
     * A picture that was written.
     *
     * @param attribute the attribute's values, if one was asked for
     */
    record Drawn(
            String file,
            int tune,
            String out,
            int from,
            int to,
            @Nullable List<Double> attribute) {}

    public PlotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Drawn> all = new ArrayList<>();
        var screen = new StatusScreen(terminal);
        int exitCode = files.each(screen, tune -> {
            Drawn drawn = draw(tune);
            all.add(drawn);
            if (!json) {
                screen.out(drawn.out);
            }
        });
        if (json) {
            Json.print(terminal.out(), all);
        }
        return exitCode;
    }

    private Drawn draw(TuneOfFile tune) throws IOException {
        Score read = tune.read().score();
        Score score = unfold ? AsPlayed.of(read, ScoreLimits.DEFAULT) : read;
        int measures = score.measures().size();
        if (measures == 0) {
            throw new CliException("the score has no measures; there is nothing to draw");
        }
        @Nullable Curve curve = attribute == null ? null : curve(score, attribute);
        Path file = output.at(tune.stem() + ".png");
        try {
            var plot = new PianoRollPlot(
                    score,
                    new MeasureRange(
                            from == null ? 1 : from, to == null ? Math.max(measures, from == null ? 1 : from) : to),
                    shaded,
                    curve);
            output.write(file, out -> {
                PianoRollPicture.write(plot, out);
                return plot;
            });
            return new Drawn(
                    tune.file().toString(),
                    tune.number(),
                    file.toString(),
                    plot.shown().first(),
                    plot.shown().last(),
                    curve == null
                            ? null
                            : curve.stretches().stream()
                                    .map(Curve.Stretch::value)
                                    .toList());
        } catch (IllegalArgumentException notDrawable) {
            throw new CliException(String.valueOf(notDrawable.getMessage()), notDrawable);
        }
    }

    private static Curve curve(Score score, Attribute attribute) {
        try {
            TokenTune bars = new MeasureEncoder(MeasureSettings.WIDE).encode(score);
            Rational lead = MeasureEncoder.lead(score);
            List<Curve.Stretch> stretches = new ArrayList<>();
            for (int bar = 0; bar < bars.bars().size(); bar++) {
                Rational onset = TickGrid.BAR.times(bar).minus(lead);
                stretches.add(new Curve.Stretch(
                        onset,
                        onset.plus(TickGrid.BAR),
                        attribute.of(bars.bars().get(bar))));
            }
            return new Curve(stretches);
        } catch (NotEncodableException e) {
            throw new CliException("%s; %s cannot be drawn".formatted(e.getMessage(), attribute.word()), e);
        }
    }
}
