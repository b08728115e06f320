package io.ripieno.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeardTest {
    private static final Heard PIANO = new Heard("piano", 0.914, true);
    private static final Heard VOICE = new Heard("voice", 0.5, true);
    private static final Heard BASS = new Heard("bass", 0.5, true);
    private static final Heard FLUTE = new Heard("flute", 0.6, false);

    @Test
    void thePresentOnesAreNamedTheMostProbableFirst() {
        assertThat(Heard.inBrief(List.of(VOICE, FLUTE, PIANO, BASS), 3)).isEqualTo("piano 0.91, bass 0.50, voice 0.50");
    }

    @Test
    void onlySoManyAreNamed() {
        assertThat(Heard.inBrief(List.of(VOICE, PIANO), 1)).isEqualTo("piano 0.91");
    }

    @Test
    void ifNoneIsPresentTheClosestIsNamed() {
        assertThat(Heard.inBrief(List.of(new Heard("organ", 0.1, false), FLUTE), 3))
                .isEqualTo("none (flute 0.60)");
        assertThat(Heard.inBrief(List.of(), 3)).isEqualTo("none");
    }
}
