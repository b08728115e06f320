package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.models.benchmark.FamilyConfusion.Heard;
import io.ripieno.models.data.phrase.Instrument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamilyConfusionTest {
    private static final LabelResult VIOLIN = new LabelResult("violin", 0.6, 0.4, true);
    private static final LabelResult FLUTE = new LabelResult("flute", 0.3, 0.4, false);

    @Test
    void countsTheFamilyOfTheLikeliestLabel() {
        FamilyConfusion confusion = new FamilyConfusion(List.of(
                new Heard("viola1.wav", Family.STRINGS, List.of(VIOLIN, FLUTE)),
                new Heard("viola2.wav", Family.STRINGS, List.of(FLUTE)),
                new Heard("oboe1.wav", Family.WOODWIND, List.of(FLUTE))));

        assertThat(confusion.counts())
                .isEqualTo(Map.of(
                        Family.STRINGS, Map.of(Family.STRINGS, 1, Family.WOODWIND, 1),
                        Family.WOODWIND, Map.of(Family.WOODWIND, 1)));
        assertThat(confusion.table()).contains("violin 0.60").contains("none (flute 0.30)");
        assertThat(confusion.document()).containsEntry("benchmark", "tagger");
    }

    @Test
    void everyLabelHasAFamily() {
        for (String label : Instrument.labels()) {
            assertThat(Family.ofLabel(label)).as(label).isNotEqualTo(Family.OTHER);
        }
    }

    @Test
    void namesOfRecordingsTellTheirFamily() {
        assertThat(Family.ofRecording("doublebass.wav")).isEqualTo(Family.STRINGS);
        assertThat(Family.ofRecording("DCS_LI_QuartetB.wav")).isEqualTo(Family.VOICE);
        assertThat(Family.ofRecording("solo-trumpet-06.ogg")).isEqualTo(Family.BRASS);
        assertThat(Family.ofRecording("song.mp3")).isEqualTo(Family.OTHER);
    }
}
