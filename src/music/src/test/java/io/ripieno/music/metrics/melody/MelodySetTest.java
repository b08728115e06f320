package io.ripieno.music.metrics.melody;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.feature.Feature;
import io.ripieno.music.metrics.melody.feature.FeatureSettings;
import io.ripieno.music.metrics.melody.feature.PlayedTune;
import io.ripieno.music.metrics.melody.feature.Tunes;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Transposition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MelodySetTest {
    private static final FeatureSettings SETTINGS = FeatureSettings.PUBLISHED.withBars(4);
    private static final Set<Feature> ALL = EnumSet.allOf(Feature.class);
    private static final List<PlayedTune> WALKS = walks(1, 12, 0);
    private static final List<PlayedTune> OTHERS = walks(2, 12, 0);

    @Test
    void anySplitGivesWhatOneCallGives() {
        for (int cut = 0; cut <= 12; cut += 4) {
            MelodySet first = set(WALKS.subList(0, cut / 2));
            first.update(WALKS.subList(cut / 2, cut));
            first.merge(set(WALKS.subList(cut, 12)));

            assertThat(first.compute().values())
                    .usingRecursiveComparison()
                    .isEqualTo(table(WALKS).values());
            first.reset();
            assertThat(first.compute().melodies()).isZero();
        }
    }

    @Test
    void canBeKeptAsItStands() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(set(WALKS));
        }
        MelodySet kept = (MelodySet) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        kept.merge(set(OTHERS));
        assertThat(kept.compute().melodies()).isEqualTo(24);
    }

    @Test
    void theOrderOfMelodiesChangesNoComparison() {
        List<PlayedTune> shuffled = new ArrayList<>(WALKS);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(compared(table(shuffled), table(OTHERS)))
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-9 || (a.isNaN() && b.isNaN()), Double.class)
                .isEqualTo(compared(table(WALKS), table(OTHERS)));
    }

    @Test
    void likeSetsOverlapMoreThanUnlikeOnes() {
        Map<Feature, FeatureComparison> like = compared(table(WALKS), table(OTHERS));
        Map<Feature, FeatureComparison> unlike = compared(table(WALKS), table(walks(2, 12, 6)));

        Feature classes = Feature.TOTAL_PITCH_CLASS_HISTOGRAM;
        assertThat(of(like, classes).firstToAcross().overlap())
                .isGreaterThan(of(unlike, classes).firstToAcross().overlap() + 0.1);
        assertThat(of(like, classes).firstToAcross().commonDivergence())
                .isLessThan(of(unlike, classes).firstToAcross().commonDivergence());
        assertThat(of(unlike, Feature.PITCH_RANGE).sets())
                .isEqualTo(of(like, Feature.PITCH_RANGE).sets());
    }

    @Test
    void theSmallerSetSaysHowManyAreCompared() {
        assertThat(compared(table(WALKS), table(OTHERS.subList(0, 5))))
                .isEqualTo(compared(table(WALKS.subList(0, 5)), table(OTHERS.subList(0, 5))));
    }

    @Test
    void distancesThatAreAllEqualHaveNoDensity() {
        MelodySet same = new MelodySet(SETTINGS, EnumSet.of(Feature.PITCH_RANGE));
        same.update(List.of(WALKS.get(0), WALKS.get(0), WALKS.get(0)));

        FeatureComparison comparison = of(compared(same.compute(), same.compute()), Feature.PITCH_RANGE);
        assertThat(comparison.first()).isEqualTo(new FeatureComparison.Spread(0, 0));
        assertThat(comparison.sets().overlap()).isNaN();
        assertThat(comparison.sets().divergence()).isNaN();
        assertThat(comparison.sets().commonDivergence()).isNaN();
    }

    @Test
    void spreadsAreMeanAndDeviationOfDistances() {
        // Ranges of 2, 5 and 9 semitones: distances 3, 7, 3, 4, 7, 4 within.
        MelodySet set = new MelodySet(SETTINGS, EnumSet.of(Feature.PITCH_RANGE));
        set.update(List.of(leap(2), leap(5), leap(9)));

        FeatureComparison comparison = of(compared(set.compute(), set.compute()), Feature.PITCH_RANGE);
        assertThat(comparison.first().mean()).isCloseTo(14 / 3.0, within(1e-14));
        assertThat(comparison.first().deviation()).isCloseTo(Math.sqrt(26 / 9.0), within(1e-14));
        assertThat(comparison.across().mean()).isCloseTo(28 / 9.0, within(1e-14));
    }

    @Test
    void aMelodyThatLacksAFeatureIsNamedAndNothingIsTakenIn() {
        MelodySet set = new MelodySet(SETTINGS, ALL);
        PlayedTune single = PlayedTune.of(
                Tunes.score(Metre.FOUR_FOUR, 1, 120, List.of(Part.of("P1", "", List.of(Tunes.note(60, 80, 0, 60))))));

        assertThatThrownBy(() -> set.update(List.of(WALKS.get(0), single)))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("Melody 1 of the batch")
                .hasMessageContaining("average-pitch-shift");
        assertThat(set.compute().melodies()).isZero();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new MelodySet(FeatureSettings.PUBLISHED, ALL))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("bars (all)");
        assertThatThrownBy(() -> new MelodySet(SETTINGS, Set.of())).hasMessageContaining("features ([])");
        assertThatThrownBy(() -> set(WALKS).merge(new MelodySet(SETTINGS.withBars(3), ALL)))
                .hasMessageContaining("bars=3");
        assertThatThrownBy(() -> compared(table(WALKS), table(OTHERS.subList(0, 1))))
                .hasMessageContaining("at least two");
        MelodySet ranges = new MelodySet(SETTINGS, EnumSet.of(Feature.PITCH_RANGE));
        assertThatThrownBy(() -> compared(table(WALKS), ranges.compute())).hasMessageContaining("the same of both");
        assertThatThrownBy(() -> ranges.compute().of(Feature.TOTAL_USED_NOTE)).hasMessageContaining("total-used-note");
    }

    private static PlayedTune leap(int semitones) {
        return PlayedTune.of(Tunes.score(
                Metre.FOUR_FOUR,
                1,
                120,
                List.of(Part.of(
                        "P1", "", List.of(Tunes.note(60, 80, 0, 60), Tunes.note(60 + semitones, 80, 60, 60))))));
    }

    private static List<PlayedTune> walks(long seed, int count, int semitones) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PlayedTune> walks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Score walk = Tunes.walk(random);
            try {
                walks.add(PlayedTune.of(Transposition.of(walk, Interval.ofSemitones(semitones))));
            } catch (ScoreException e) {
                throw new IllegalStateException(e);
            }
        }
        return walks;
    }

    private static MelodySet set(List<PlayedTune> tunes) {
        MelodySet set = new MelodySet(SETTINGS, ALL);
        set.update(tunes);
        return set;
    }

    private static FeatureTable table(List<PlayedTune> tunes) {
        return set(tunes).compute();
    }

    private static Map<Feature, FeatureComparison> compared(FeatureTable first, FeatureTable second) {
        return FeatureComparison.all(first, second, Distance.EUCLIDEAN);
    }

    private static FeatureComparison of(Map<Feature, FeatureComparison> comparisons, Feature feature) {
        return requireNonNull(comparisons.get(feature));
    }
}
