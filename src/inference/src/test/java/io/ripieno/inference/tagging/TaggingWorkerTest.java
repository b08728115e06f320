package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.Signals;
import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.tagging.TaggingWarning.Kind;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggingWorkerTest {
    private static final double TOLERANCE = 1e-5;

    @TempDir
    static Path root;

    private static TaggingFixture fixture;

    @BeforeAll
    static void open() throws Exception {
        fixture = new TaggingFixture(root);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void agreesWithAStraightforwardComputation() throws Exception {
        AudioBuffer audio = Signals.sines(44_100, 2, 23);
        List<double[]> expected = ReferenceTagger.windows(audio, 80_000);
        Tagging tagging = fixture.tag(audio.stream());

        assertThat(tagging.windows()).isEqualTo(4).isEqualTo(expected.size());
        double[] shares = {1, 1, 1, 0.8};
        for (int label = 0; label < TinyTagger.LABELS; label++) {
            double sum = 0;
            for (int window = 0; window < expected.size(); window++) {
                double probability = expected.get(window)[label];
                sum += shares[window] * probability;
                assertThat(tagging.timeline().get(window).probabilities().get(label))
                        .isCloseTo((float) probability, within((float) TOLERANCE));
            }
            LabelResult result = tagging.labels().get(label);
            assertThat(result.probability()).isCloseTo(sum / 3.8, within(TOLERANCE));
            assertThat(result.present()).isEqualTo(result.probability() >= 0.5);
        }
        assertThat(tagging.labels()).anyMatch(LabelResult::present).anyMatch(label -> !label.present());
    }

    @Test
    void windowsStartEveryHopAndTheLastEndsWithTheRecording() throws Exception {
        Tagging tagging = fixture.tag(Signals.sines(16_000, 1, 23).stream());

        assertThat(tagging.timeline().stream().map(WindowResult::startSeconds)).containsExactly(0.0, 5.0, 10.0, 15.0);
        assertThat(tagging.timeline().stream().map(WindowResult::endSeconds)).containsExactly(10.0, 15.0, 20.0, 23.0);
        assertThat(tagging.seconds()).isEqualTo(23);
        assertThat(tagging.hopSeconds()).isEqualTo(5);
        assertThat(tagging.windowSeconds()).isEqualTo(10);
        assertThat(tagging.warnings()).isEmpty();
    }

    @Test
    void aRecordingOfOneWindowHasNoSecond() throws Exception {
        assertThat(fixture.tag(Signals.sines(16_000, 1, 10).stream()).windows()).isEqualTo(1);
    }

    @Test
    void aShortRecordingIsPaddedAndCountsInFull() throws Exception {
        AudioBuffer audio = Signals.sines(16_000, 1, 2);
        double[] expected = ReferenceTagger.windows(audio, 80_000).get(0);
        Tagging tagging = fixture.tag(audio.stream());

        assertThat(tagging.windows()).isEqualTo(1);
        assertThat(tagging.labels().get(7).probability()).isCloseTo(expected[7], within(TOLERANCE));
        assertThat(tagging.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.PADDED);
            assertThat(warning.message()).contains("2.0 s", "10.0 s");
        });
    }

    @Test
    void aRecordingUnderATenthOfASecondIsTooShort() {
        assertTooShort(Signals.sines(44_100, 2, 0.05), "2205 samples (0.05 s)");
        assertTooShort(Signals.sines(16_000, 1, 0), "0 samples (0 s)");
    }

    @Test
    void aTenthOfASecondIsEnough() throws Exception {
        assertThat(fixture.tag(Signals.sines(8_000, 1, 0.1).stream()).windows()).isEqualTo(1);
    }

    @Test
    void theHopMayBeChosen() throws Exception {
        TaggingOptions everyTen = new TaggingOptions(10.0, Map.of(), Set.of(), true);
        Tagging tagging = fixture.tag(Signals.sines(16_000, 1, 23).stream(), everyTen);

        assertThat(tagging.timeline().stream().map(WindowResult::startSeconds)).containsExactly(0.0, 10.0, 20.0);
        assertThat(tagging.hopSeconds()).isEqualTo(10);
    }

    @Test
    void thresholdsAndLabelsMayBeChosen() throws Exception {
        TaggingOptions options =
                new TaggingOptions(null, Map.of("label-4", 0.0, "label-2", 1.0), Set.of("label-4", "label-2"), false);
        Tagging tagging = fixture.tag(Signals.sines(16_000, 1, 12).stream(), options);

        assertThat(tagging.labels().stream().map(LabelResult::label)).containsExactly("label-2", "label-4");
        assertThat(tagging.labels().stream().map(LabelResult::present)).containsExactly(false, true);
        assertThat(tagging.timeline()).isEmpty();
        assertThat(tagging.windows()).isEqualTo(2);
    }

    @Test
    void labelsThatTheModelDoesNotKnowAreNamed() {
        TaggingOptions options = new TaggingOptions(null, Map.of("theremin", 0.5), Set.of(), true);
        assertThatThrownBy(() -> fixture.tag(Signals.sines(16_000, 1, 12).stream(), options))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("thresholds names [theremin], which tiny-tagger@1 does not know")
                .hasMessageContaining("label-17");
    }

    @Test
    void aHopOverTheWindowIsRefused() {
        TaggingOptions options = new TaggingOptions(10.5, Map.of(), Set.of(), true);
        assertThatThrownBy(() -> fixture.tag(Signals.sines(16_000, 1, 12).stream(), options))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("The hop (10.5 s)")
                .hasMessageContaining("Leave it out to use 5.0 s");
    }

    @Test
    void aHopUnderAHundredthOfTheWindowIsRefused() throws Exception {
        TaggingOptions tiny = new TaggingOptions(0.09, Map.of(), Set.of(), true);
        assertThatThrownBy(() -> fixture.tag(Signals.sines(16_000, 1, 12).stream(), tiny))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("The hop (0.09 s) must be from 0.1 s")
                .hasMessageContaining("10.0 s")
                .hasMessageContaining("Leave it out to use 5.0 s");
        TaggingOptions least = new TaggingOptions(0.1, Map.of(), Set.of(), true);
        assertThat(fixture.tag(Signals.sines(16_000, 1, 10.5).stream(), least).windows())
                .isEqualTo(6);
    }

    @Test
    void aHopOfManyHoursIsRefused() {
        TaggingOptions huge = new TaggingOptions(268_440.0, Map.of(), Set.of(), true);
        assertThatThrownBy(() -> fixture.tag(Signals.sines(16_000, 1, 12).stream(), huge))
                .isInstanceOf(InvalidOptionsException.class);
    }

    @Test
    void optionsOutOfRangeAreRefusedWhenTheyAreMade() {
        assertThatThrownBy(() -> new TaggingOptions(0.0, Map.of(), Set.of(), true))
                .isInstanceOf(InvalidOptionsException.class);
        assertThatThrownBy(() -> new TaggingOptions(null, Map.of("voice", 1.5), Set.of(), true))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("threshold of voice (1.5)");
    }

    private static void assertTooShort(AudioBuffer audio, String seconds) {
        assertThatThrownBy(() -> fixture.tag(audio.stream()))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.problem()).isEqualTo(AudioException.Problem.TOO_SHORT))
                .hasMessageContaining(seconds)
                .hasMessageContaining("under the minimum of 0.1 s");
    }
}
