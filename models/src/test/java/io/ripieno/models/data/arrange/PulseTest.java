package io.ripieno.models.data.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.Metre;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
    @Test
    void metresAreFeltAsTheyAreCounted() {
        assertThat(Pulse.of(Metre.of(4, 4))).isEqualTo(new Pulse(4, List.of(0.0, 1.0, 2.0, 3.0), List.of(0, 2), 0.5));
        assertThat(Pulse.of(Metre.of(2, 2))).isEqualTo(Pulse.of(Metre.of(4, 4)));
        assertThat(Pulse.of(Metre.of(6, 8))).isEqualTo(new Pulse(3, List.of(0.0, 1.5), List.of(0), 0.5));
        assertThat(Pulse.of(Metre.of(9, 8)).beats()).containsExactly(0.0, 1.5, 3.0);
        assertThat(Pulse.of(Metre.of(7, 8)).beats()).containsExactly(0.0, 1.0, 2.0);
        assertThat(Pulse.of(Metre.of(7, 8)).length(2)).isEqualTo(1.5);
        assertThat(Pulse.of(Metre.of(5, 8)).beats()).containsExactly(0.0, 1.5);
        assertThat(Pulse.of(Metre.of(5, 4)).strong()).containsExactly(0, 3);
        assertThat(Pulse.of(Metre.of(3, 8)).beats()).containsExactly(0.0, 0.5, 1.0);
    }

    @Test
    void everyBeatLiesInTheBarAndTheLengthsFillIt() {
        for (int unit : new int[] {1, 2, 4, 8, 16}) {
            for (int count = 1; count <= 15; count++) {
                Pulse pulse = Pulse.of(Metre.of(count, unit));
                double sum = 0;
                for (int beat = 0; beat < pulse.beats().size(); beat++) {
                    sum += pulse.length(beat);
                    assertThat(pulse.length(beat)).as(count + "/" + unit).isPositive();
                }
                assertThat(sum).as(count + "/" + unit).isEqualTo(4.0 * count / unit);
            }
        }
    }

    @Test
    void accentsFallFromBarLineToBeatToDivision() {
        Pulse pulse = Pulse.of(Metre.of(4, 4));
        assertThat(List.of(pulse.accent(8), pulse.accent(2), pulse.accent(1), pulse.accent(0.5), pulse.accent(0.25)))
                .containsExactly(1.0, 0.7, 0.45, 0.15, 0.0);
    }
}
