package io.ripieno.models.data.piece;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Control;
import io.ripieno.models.data.phrase.Control.Kind;
import io.ripieno.models.data.render.FontUse;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stems that sound as loud as ever from 1 s to 6 s, whatever was played: only the notes and pedals differ. */
class ActivityMeterTest {
    private static final FontUse NONE = new FontUse("none", "none", "", 0, "MIT", true);

    private static BitSet active(int rate, Player player, Control... controls) {
        float[] sound = new float[8 * rate];
        Arrays.fill(sound, rate, 6 * rate, 0.1f);
        TrackNote note = new TrackNote(2, 1, 1, 0.5, 60, 100);
        Track track = new Track(
                player.label(), player, Role.MELODY, player.programs().get(0), List.of(note), List.of(controls));
        PieceStem stem = new PieceStem(track, NONE, -20, 0, new float[][] {sound});
        return ActivityMeter.measure(List.of(stem), new float[][] {sound}, rate)
                .active()
                .get(0);
    }

    private static BitSet frames(int from, int to) {
        BitSet frames = new BitSet();
        frames.set(from, to);
        return frames;
    }

    @Test
    void whatIsBlownEndsWithItsNoteAndItsRoom() {
        assertThat(active(16_000, Player.FLUTE)).isEqualTo(frames(20, 50));
    }

    @Test
    void whatRingsIsActiveAsLongAsItIsLoud() {
        assertThat(active(16_000, Player.GUITAR)).isEqualTo(frames(20, 120));
        assertThat(active(16_000, Player.PIANO)).isEqualTo(frames(20, 120));
    }

    @Test
    void thePedalHoldsANoteUntilItComesUp() {
        Control down = new Control(0.9, Kind.SUSTAIN, 127);
        Control up = new Control(3, Kind.SUSTAIN, 0);
        assertThat(active(16_000, Player.ORGAN, down, up)).isEqualTo(frames(20, 80));
        assertThat(active(16_000, Player.ORGAN, down)).isEqualTo(frames(20, 120));
        assertThat(active(16_000, Player.ORGAN, up)).isEqualTo(frames(20, 50));
    }

    @Test
    void framesKeepTheirTimeAtRatesThatTheyDoNotDivide() {
        for (int rate : new int[] {11_025, 22_050}) {
            double[] powers = Samples.powers(new float[1][600 * rate], ActivityMeter.HOP * rate);
            assertThat(powers).hasSize(12_000);
        }
        float[] late = new float[600 * 22_050];
        Arrays.fill(late, 590 * 22_050, late.length, 1);
        double[] powers = Samples.powers(new float[][] {late}, ActivityMeter.HOP * 22_050);
        assertThat(powers[11_799]).isZero();
        assertThat(powers[11_800]).isEqualTo(1);
    }
}
