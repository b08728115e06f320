package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import io.ripieno.music.score.Unfolding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads the collections of the development data. Usable is a tune of one metre, 4/4 or 2/2, of one voice within MIDI 55 to
 * 84, whose onsets, repeats played out and counted from the first full bar, lie on 0, 1/4, 1/3, 1/2, 2/3 or 3/4 of a
 * quarter; strict is one that is in 4/4. The expected counts were published with that definition for another reader.
 *
 * <p>Repeats are played out here without the order of parts, as the published bars, notes and windows were counted: of
 * Nottingham 17,161 bars and 91,415 notes were published; this gives 17,201 and 91,649, and the order of parts 15,617 and
 * 82,520. How many tunes are usable does not depend on it.
 */
class AbcCollectionsTest {
    private static final Set<Rational> GRID = Set.of(
            Rational.ZERO,
            Rational.of(1, 4),
            Rational.of(1, 3),
            Rational.of(1, 2),
            Rational.of(2, 3),
            Rational.of(3, 4));

    private record Expected(String folder, int tunes, int refused, int usable, int strict) {}

    private static final List<Expected> COLLECTIONS = List.of(
            new Expected("nottingham", 1034, 1, 520, 514),
            new Expected("ryansMammoth", 1059, 1, 290, 40),
            new Expected("oneills1850", 2009, 2, 717, 211),
            new Expected("airdsAirs", 1180, 0, 399, 288),
            new Expected("muspy", 17, 0, 0, 0));

    private int read;
    private int refused;
    private int usable;
    private int strict;
    private long bars;
    private long notes;

    @Test
    void allFilesAreReadOrRefusedForAReasonAndUsableTunesAreAsManyAsPublished() throws IOException {
        String data = System.getenv("RIPIENO_DATA");
        if (data == null) {
            System.out.println("Skipped: RIPIENO_DATA does not name a folder with the ABC collections.");
        }
        assumeTrue(data != null, "RIPIENO_DATA is not set");
        System.out.println("collection     read refused usable (published) strict (published)    bars   notes");
        for (Expected expected : COLLECTIONS) {
            count(Path.of(data, "abc", expected.folder()));
            System.out.printf(
                    "%-14s %4d %7d %6d %11s %6d %11s %7d %7d%n",
                    expected.folder(),
                    read,
                    refused,
                    usable,
                    "(" + expected.usable() + ")",
                    strict,
                    "(" + expected.strict() + ")",
                    bars,
                    notes);
            assertThat(read).isEqualTo(expected.tunes() - expected.refused());
            assertThat(refused).isEqualTo(expected.refused());
            if (expected.usable() > 0) {
                assertThat(usable).isCloseTo(expected.usable(), withinPercentage(2));
                assertThat(strict).isCloseTo(expected.strict(), withinPercentage(2));
            }
        }
    }

    private void count(Path folder) throws IOException {
        read = 0;
        refused = 0;
        usable = 0;
        strict = 0;
        bars = 0;
        notes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                ScoreSource source = ScoreSource.of(file, ScoreLimits.DEFAULT);
                new AbcReader().tunes(source, ScoreLimits.DEFAULT).forEach(tune -> count(file, tune));
            }
        }
    }

    private void count(Path file, Tune tune) {
        if (tune instanceof Tune.Refused bad) {
            refused++;
            System.out.println(
                    "  refused " + file.getFileName() + ": " + bad.problem().getMessage());
            return;
        }
        read++;
        try {
            Score score = ((Tune.Read) tune).score();
            assertThat(AsPlayed.of(score, ScoreLimits.DEFAULT).isFolded()).isFalse();
            countUsable(score);
        } catch (ScoreException e) {
            throw new AssertionError(file + " at " + tune.place() + " cannot be played out", e);
        }
    }

    private void countUsable(Score written) throws ScoreException {
        Set<String> metres = Set.copyOf(written.measures().stream()
                .map(measure -> measure.metre().toString())
                .toList());
        boolean common = metres.equals(Set.of("4/4"));
        if (!common && !metres.equals(Set.of("2/2"))) {
            return;
        }
        Score score = Unfolding.of(written, ScoreLimits.DEFAULT);
        List<Note> melody;
        try {
            melody = LeadSheet.melodyOf(score);
        } catch (NotALeadSheetException e) {
            return;
        }
        Rational shift = missing(score.measures().get(0));
        boolean fits = melody.stream()
                .allMatch(note -> GRID.contains(note.onset().plus(shift).modulo(Rational.ONE))
                        && note.midi() >= 55
                        && note.midi() <= 84);
        if (fits) {
            usable++;
            strict += common ? 1 : 0;
            bars += score.end().plus(shift).dividedBy(Metre.FOUR_FOUR.length()).ceiling();
            notes += melody.size();
        }
    }

    private static Rational missing(Measure first) {
        return first.metre().length().minus(first.length()).max(Rational.ZERO);
    }
}
