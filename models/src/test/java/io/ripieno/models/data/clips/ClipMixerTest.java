package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Instrument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipMixerTest {
    private static final int SECONDS = 4;
    private static final int SAMPLES = SECONDS * ClipSource.SAMPLE_RATE;

    @TempDir
    Path folder;

    @Test
    void hearsWhatIsWithinThirtyDecibelsAndLeavesOpenWhatIsFainter() throws IOException {
        List<Stem> stems = stems(Player.FLUTE, Player.PIANO, Player.ORGAN, Player.BANJO);
        Truth[] truth = truth(whole(stems, 0, -20, -38, -60));

        assertThat(truth[Instrument.FLUTE.ordinal()]).isEqualTo(Truth.HEARD);
        assertThat(truth[Instrument.PIANO.ordinal()]).isEqualTo(Truth.HEARD);
        assertThat(truth[Instrument.ORGAN.ordinal()]).isEqualTo(Truth.UNKNOWN);
        assertThat(truth[Instrument.BANJO.ordinal()]).isEqualTo(Truth.ABSENT);
        assertThat(truth[Instrument.VOICE.ordinal()]).isEqualTo(Truth.ABSENT);
    }

    @Test
    void leavesTheRelativesOfAPlayerWithoutALabelOpen() throws IOException {
        Truth[] truth = truth(whole(stems(Player.VIOLA, Player.CELLO), 0, 0));

        assertThat(truth[Instrument.VIOLIN.ordinal()]).isEqualTo(Truth.UNKNOWN);
        assertThat(truth[Instrument.CELLO.ordinal()]).isEqualTo(Truth.HEARD);
        assertThat(truth[Instrument.TRUMPET.ordinal()]).isEqualTo(Truth.ABSENT);
    }

    @Test
    void needsASecondOfALongClipAndHalfOfAShortRecording() throws IOException {
        Stem stem = stems(Player.FLUTE).get(0);
        int shortSound = 6 * Levels.FRAME;
        ClipPlan late =
                new ClipPlan(List.of(new ClipPlan.Entry(stem, 0, 1, 0, SAMPLES - shortSound, SAMPLES)), 0, SAMPLES);
        ClipPlan cut = new ClipPlan(List.of(new ClipPlan.Entry(stem, 0, 1, 0, 0, SAMPLES)), 0, shortSound);

        assertThat(truth(late)[Instrument.FLUTE.ordinal()]).isEqualTo(Truth.UNKNOWN);
        assertThat(truth(cut)[Instrument.FLUTE.ordinal()]).isEqualTo(Truth.HEARD);
    }

    @Test
    void letsThroughOnlyWhatLiesInTheWindowAndLevelsIt() throws IOException {
        Stem stem = stems(Player.FLUTE).get(0);
        int begin = ClipSource.SAMPLE_RATE;
        int end = 3 * ClipSource.SAMPLE_RATE;
        ClipPlan plan = new ClipPlan(List.of(new ClipPlan.Entry(stem, -100, 1.2, -6, 0, SAMPLES)), begin, end);

        float[] clip = ClipMixer.stems(plan, SAMPLES).get(0);

        for (int i = 0; i < SAMPLES; i++) {
            if (i < begin || i >= end) {
                assertThat(clip[i]).isZero();
            }
        }
        assertThat(10 * Math.log10(Levels.sounding(Levels.meanSquares(clip)) / 0.01))
                .isCloseTo(-6, within(0.1));
    }

    private static Truth[] truth(ClipPlan plan) {
        Truth[] truth = new Truth[Instrument.values().length];
        ClipMixer.truth(ClipMixer.stems(plan, SAMPLES), plan, truth);
        return truth;
    }

    private static ClipPlan whole(List<Stem> stems, double... decibels) {
        List<ClipPlan.Entry> entries = new ArrayList<>();
        for (int i = 0; i < decibels.length; i++) {
            entries.add(new ClipPlan.Entry(stems.get(i), 0, 1, decibels[i], 0, SAMPLES));
        }
        return new ClipPlan(entries, 0, SAMPLES);
    }

    /** A stored piece of six seconds in which every player holds a tone. */
    private List<Stem> stems(Player... players) throws IOException {
        int length = 6 * ClipSource.SAMPLE_RATE;
        ByteBuffer sound = ByteBuffer.allocate(2 * length * players.length).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = new ArrayList<>();
        for (Player player : players) {
            double step = 2 * Math.PI * (300 + 100 * player.ordinal()) / ClipSource.SAMPLE_RATE;
            for (int i = 0; i < length; i++) {
                sound.putShort((short) (4000 * Math.sin(step * i)));
            }
            lines.add(String.join("\t", player.label(), player.name(), "Tones"));
        }
        Files.write(folder.resolve("tones.pcm"), sound.array());
        Files.write(folder.resolve("tones.tsv"), lines);
        return StoredPiece.open(folder.resolve("tones.tsv")).stems();
    }
}
