package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.benchmark.Endings.Ending;
import io.ripieno.cli.benchmark.Endings.Times;
import io.ripieno.contract.v1.ProgressStage;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private final List<Endings> all =
            List.of(new Endings(1, endings(10, 30), endings(20, 70)), new Endings(6, endings(90, 20), endings(60, 50)));

    private static List<Ending> endings(double... millis) {
        return DoubleStream.of(millis)
                .mapToObj(each -> new Ending(each, ProgressStage.QUEUED))
                .toList();
    }

    @Test
    void theWorstCountsHoweverTheJobWasEnded() {
        assertThat(Endings.worstMillis(all)).isEqualTo(90);
        assertThat(Endings.worstMillis(List.of(all.get(0)))).isEqualTo(70);
    }

    @Test
    void timesAreThoseAmongAnyNumberOfOthers() {
        assertThat(Times.of(Endings.allCancels(all))).isEqualTo(new Times(25, 90));
        assertThat(Times.of(Endings.allDeadlines(all))).isEqualTo(new Times(55, 70));
    }
}
