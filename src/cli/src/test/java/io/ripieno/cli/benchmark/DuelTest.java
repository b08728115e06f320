package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {
    private record Told(double rate, double cost) implements Pace {}

    @Test
    void theSidesTakeTurnsAtBeginning() throws Exception {
        List<String> order = new ArrayList<>();
        Duel.of(
                3,
                () -> {
                    order.add("bare");
                    return new Told(1, 1);
                },
                () -> {
                    order.add("ours");
                    return new Told(1, 1);
                },
                () -> order.add("."));
        assertThat(order).containsExactly("bare", ".", "ours", ".", "ours", ".", "bare", ".", "bare", ".", "ours", ".");
    }

    @Test
    void theEfficiencyIsTheMedianOfTheRatiosOfEachRound() throws Exception {
        Iterator<Told> bare =
                List.of(new Told(100, 2), new Told(200, 2), new Told(50, 2)).iterator();
        Iterator<Told> ours =
                List.of(new Told(90, 4), new Told(196, 2.5), new Told(49.5, 2)).iterator();
        Duel<Told> duel = Duel.of(3, bare::next, ours::next, () -> {});
        assertThat(duel.rounds()).extracting(Duel.Round::rateRatio).containsExactly(0.9, 0.98, 0.99);
        assertThat(duel.efficiency()).isEqualTo(0.98);
        assertThat(duel.processorEfficiency()).isEqualTo(0.8);
    }

    @Test
    void ofAnEvenNumberOfRoundsTheTwoInTheMiddleCountAlike() throws Exception {
        Iterator<Told> ours = List.of(new Told(0.7, 1), new Told(1, 1), new Told(0.9, 1), new Told(2, 1))
                .iterator();
        Duel<Told> duel = Duel.of(4, () -> new Told(1, 1), ours::next, () -> {});
        assertThat(duel.efficiency()).isCloseTo(0.95, within(1e-12));
    }
}
