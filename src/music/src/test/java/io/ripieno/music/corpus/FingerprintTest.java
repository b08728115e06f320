package io.ripieno.music.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.abc.AbcReader;
import io.ripieno.music.formats.AnyScoreReader;
import io.ripieno.music.formats.ScoreWriters;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.RandomScores.Feature;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Transposition;
import io.ripieno.music.score.Tune;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String A = "GABd edBd|gfed B2AB|cBAG FGAF|GBAF G2";
    private static final String B = "dc|BGBd gdBG|AFAc fcAF|GABc dcBA|G2B2 G2";

    private final Score folded = abc("M:4/4\nL:1/8\nK:G\n|:" + A + ":|\n|:" + B + ":|");

    @Test
    void repeatsMayBeSignsWrittenOutOrLeftOut() {
        Fingerprint expected = Fingerprint.of(folded);

        assertThat(Fingerprint.of(abc("M:4/4\nL:1/8\nK:G\n" + A + "|" + A + "|" + B + "|" + B + "|")))
                .isEqualTo(expected);
        assertThat(Fingerprint.of(abc("M:4/4\nL:1/8\nK:G\n" + A + "|" + B + "|")))
                .isEqualTo(expected);
    }

    @Test
    void keyBarLinesAndNoteValuesDoNotMatter() throws ScoreException {
        Fingerprint expected = Fingerprint.of(folded);

        assertThat(Fingerprint.of(Transposition.of(folded, Interval.ofSemitones(-5))))
                .isEqualTo(expected);
        assertThat(Fingerprint.of(abc("M:2/4\nL:1/16\nK:G\n|:" + A + ":|\n|:" + B + ":|")))
                .isEqualTo(expected);
        assertThat(Fingerprint.of(
                        abc("M:2/2\nL:1/8\nK:G\n|:" + (A + ":|\n|:" + B).replaceFirst("Bd\\|", "Bd||") + ":|")))
                .isEqualTo(expected);
    }

    @Test
    void formatsAndPickupsDoNotMatter() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Score score = RandomScores.of(seed, EnumSet.range(Feature.CHORD_SYMBOLS, Feature.PICKUP));
            Fingerprint expected = Fingerprint.of(score);
            for (Score variant : List.of(score, withoutSignOfPickup(score), withPickupFilled(score))) {
                for (ScoreFormat format : ScoreFormat.values()) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    ScoreWriters.of(format).write(variant, out);
                    Score read = new AnyScoreReader()
                            .read(new ScoreSource("seed " + seed, out.toByteArray()), ScoreLimits.DEFAULT)
                            .score();
                    Fingerprint fingerprint = Fingerprint.of(read);
                    assertThat(fingerprint).as("seed %d, %s", seed, format).isEqualTo(expected);
                    assertThat(Splits.of(3).of(fingerprint))
                            .isEqualTo(Splits.of(3).of(expected));
                }
            }
        }
    }

    private static Score withoutSignOfPickup(Score score) {
        return withMeasures(
                score,
                score.measures().stream()
                        .map(measure -> new Measure(
                                measure.label(),
                                measure.onset(),
                                measure.length(),
                                measure.metre(),
                                false,
                                measure.barlines()))
                        .toList());
    }

    /** With rests before the pickup, so that its bar is as long as any. */
    private static Score withPickupFilled(Score score) {
        Measure first = score.measures().get(0);
        Rational missing = first.metre().length().minus(first.length());
        List<Measure> measures = new ArrayList<>();
        score.measures()
                .forEach(measure -> measures.add(measure.at(measure.onset().plus(missing))));
        measures.set(
                0,
                new Measure(
                        first.label(), Rational.ZERO, first.metre().length(), first.metre(), false, first.barlines()));
        List<Part> parts = score.parts().stream()
                .map(part -> part.withEvents(part.events().stream()
                        .map(event -> event.at(event.onset().plus(missing)))
                        .toList()))
                .toList();
        return withMeasures(score, measures).withParts(parts);
    }

    private static Score withMeasures(Score score, List<Measure> measures) {
        return new Score(score.metadata(), score.parts(), measures, score.tempos(), score.keys(), List.of());
    }

    @Test
    void anotherNoteMakesAnotherMelodyThatMayBeginAlike() {
        Fingerprint changed =
                Fingerprint.of(abc("M:4/4\nL:1/8\nK:G\n|:" + A + ":|\n|:" + B.replace("G2B2", "G2A2") + ":|"));
        Fingerprint begun =
                Fingerprint.of(abc("M:4/4\nL:1/8\nK:G\n|:" + A.replaceFirst("e", "f") + ":|\n|:" + B + ":|"));

        assertThat(changed.whole()).isNotEqualTo(Fingerprint.of(folded).whole());
        assertThat(changed.opening()).isEqualTo(Fingerprint.of(folded).opening());
        assertThat(begun.opening()).isNotEqualTo(Fingerprint.of(folded).opening());
    }

    @Test
    void duplicatesAreFoundAcrossCollections() {
        Duplicates duplicates = new Duplicates();

        assertThat(duplicates.add("one", tune("a.abc", folded))).isTrue();
        assertThat(duplicates.add("two", tune("b.abc", abc("M:4/4\nL:1/8\nK:G\n" + A + "|" + B + "|"))))
                .isFalse();
        assertThat(duplicates.add("two", tune("c.abc", abc("M:4/4\nL:1/8\nK:G\n|:" + A + ":|"))))
                .isTrue();
        assertThat(duplicates.add("two", tune("d.abc", abc("K:C\nabc|")))).isTrue();
        assertThat(duplicates.add("two", tune("e.abc", abc("K:C\nabc|")))).isTrue();

        assertThat(duplicates.same())
                .containsExactly(new Duplicates.Group(true, List.of("one/a.abc#1", "two/b.abc#1")));
        assertThat(duplicates.alike())
                .containsExactly(new Duplicates.Group(false, List.of("one/a.abc#1", "two/b.abc#1", "two/c.abc#1")));
    }

    @Test
    void splitsHoldTheirSharesAndDependOnTheMelodyAlone() throws ScoreException {
        Splits splits = Splits.of(7);
        Map<Split, Integer> counts = new EnumMap<>(Split.class);
        Set<Boolean> moved = new HashSet<>();
        for (int i = 0; i < 4000; i++) {
            Fingerprint fingerprint = new Fingerprint("w" + i, "o" + i);
            counts.merge(splits.of(fingerprint), 1, Integer::sum);
            moved.add(Splits.of(8).of(fingerprint) != splits.of(fingerprint));
        }

        assertThat(counts.get(Split.TRAIN)).isBetween(3320, 3480);
        assertThat(counts.get(Split.VALIDATION)).isBetween(340, 460);
        assertThat(moved).containsExactlyInAnyOrder(true, false);
        assertThat(splits.of(Fingerprint.of(Transposition.of(folded, Interval.ofSemitones(3)))))
                .isEqualTo(splits.of(Fingerprint.of(folded)));
    }

    @Test
    void sharesOverOneAreRefused() {
        assertThatThrownBy(() -> new Splits(1, 0.9, 0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The shares for training (0.9) and validation (0.2) must be at least 0 and at most 1 together.");
    }

    private static CorpusTune tune(String file, Score score) {
        return new CorpusTune(file, 1, new Tune.Read(Place.WHOLE, score, List.of()));
    }

    private static Score abc(String text) {
        try {
            return new AbcReader()
                    .read(
                            new ScoreSource("test", ("X:1\n" + text).getBytes(StandardCharsets.UTF_8)),
                            ScoreLimits.DEFAULT)
                    .score();
        } catch (ScoreException e) {
            throw new AssertionError(e);
        }
    }
}
