package io.ripieno.music.metrics.melody.bleu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorpusBleuTest {
    private static final List<Segment> MELODIES = List.of(
            Segment.of(tokens(60, 62, 64, 65, 64, 65, 67, 62), tokens(60, 62, 64, 65, 67, 65, 64, 62, 60)),
            Segment.of(tokens(60, 60, 67, 67, 69, 69), tokens(60, 60, 67, 67, 69, 69, 67)));

    @Test
    void equalsAWorkedExample() {
        // Worked by hand for the definition of Papineni et al. (2002): 14, 10/12, 7/10 and 4/8 runs; 14 tokens for 16.
        BleuScore score = score(MELODIES);

        assertThat(score.precisions().get(0)).isEqualTo(1);
        assertThat(score.precisions().get(1)).isCloseTo(0.8333333333, within(1e-10));
        assertThat(score.precisions().get(2)).isCloseTo(0.7, within(1e-10));
        assertThat(score.precisions().get(3)).isCloseTo(0.5, within(1e-10));
        assertThat(score.brevityPenalty()).isCloseTo(0.8668778998, within(1e-10));
        assertThat(score.bleu()).isCloseTo(0.6370589636, within(1e-10));
    }

    @Test
    void renamingTokensChangesNothing() {
        List<Segment> renamed = MELODIES.stream()
                .map(segment -> new Segment(
                        renamed(segment.candidate()),
                        segment.references().stream()
                                .map(CorpusBleuTest::renamed)
                                .toList()))
                .toList();

        assertThat(score(renamed)).isEqualTo(score(MELODIES));
    }

    @Test
    void theOrderOfSegmentsChangesNothing() {
        assertThat(score(List.of(MELODIES.get(1), MELODIES.get(0)))).isEqualTo(score(MELODIES));
    }

    @Test
    void aRunCountsAtMostAsOftenAsOneReferenceHasIt() {
        // The example of the paper: "the" seven times against one reference with two and another with one.
        Segment the = new Segment(
                tokens(1, 1, 1, 1, 1, 1, 1), List.of(tokens(1, 2, 3, 4, 1, 5), tokens(6, 3, 7, 2, 4, 1, 5)));

        assertThat(score(List.of(the)).precisions().get(0)).isEqualTo(2 / 7.0);
    }

    @Test
    void theReferenceNearestInLengthCounts() {
        int[] candidate = tokens(1, 2, 3, 4, 5);

        assertThat(score(List.of(new Segment(candidate, List.of(new int[9], new int[4], new int[6]))))
                        .referenceLength())
                .isEqualTo(4);
    }

    @Test
    void aCandidateAsLongAsItsReferenceIsNotPunished() {
        assertThat(score(List.of(Segment.of(new int[5], new int[5]))).bleu()).isEqualTo(1);
        assertThat(score(List.of(Segment.of(new int[6], new int[5]))).brevityPenalty())
                .isEqualTo(1);
    }

    @Test
    void withoutACommonRunOfFourItIsZero() {
        assertThat(score(List.of(Segment.of(tokens(1, 2, 3, 9, 1, 2, 3), tokens(1, 2, 3, 4, 1, 2, 3))))
                        .bleu())
                .isZero();
        assertThat(score(List.of(Segment.of(new int[0], new int[5]))).bleu()).isZero();
        assertThat(score(List.of()).bleu()).isZero();
    }

    @Test
    void anySplitGivesWhatOneCallGives() {
        SplittableRandom random = new SplittableRandom(3);
        List<Segment> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(Segment.of(
                    random.ints(30 + i, 0, 3).toArray(), random.ints(35, 0, 3).toArray()));
        }
        for (int cut = 0; cut <= 20; cut += 5) {
            CorpusBleu first = new CorpusBleu();
            first.update(all.subList(0, cut / 2));
            first.update(all.subList(cut / 2, cut));
            CorpusBleu second = new CorpusBleu();
            second.update(all.subList(cut, 20));
            first.merge(second);

            assertThat(first.compute()).isEqualTo(score(all));
            first.reset();
            assertThat(first.compute()).isEqualTo(score(List.of()));
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new CorpusBleu(0))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("order (0)");
        assertThatThrownBy(() -> new CorpusBleu(4).merge(new CorpusBleu(3))).hasMessageContaining("order (3)");
        assertThatThrownBy(() -> new Segment(new int[3], List.of())).hasMessageContaining("at least one");
    }

    private static BleuScore score(List<Segment> segments) {
        CorpusBleu bleu = new CorpusBleu();
        bleu.update(segments);
        return bleu.compute();
    }

    private static int[] renamed(int[] tokens) {
        return Arrays.stream(tokens).map(token -> -3 * token).toArray();
    }

    private static int[] tokens(int... tokens) {
        return tokens;
    }
}
