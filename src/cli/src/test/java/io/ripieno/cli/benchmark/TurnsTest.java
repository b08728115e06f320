package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(List.of(90.0, 110.0, 100.0), List.of(150.0, 199.0, 201.0, 5_000.0), 2);

    @Test
    void mediansAreCompared() {
        assertThat(turns.ratio()).isEqualTo(2);
    }

    @Test
    void thoseWithinTwiceTheMedianAloneAreCounted() {
        assertThat(turns.withinTwice()).isEqualTo(0.5);
    }
}
