package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.cli.CliException;
import io.ripieno.cli.benchmark.MemoryFigures.Quarter;
import io.ripieno.cli.benchmark.MemoryWatch.Look;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryFiguresTest {
    private static final long MIB = 1 << 20;

    @Test
    void eachQuarterHasThePeakOfItsOwnLooks() {
        MemoryFigures figures = MemoryFigures.of(
                Stream.of(
                                often(10, new Look(0, 100 * MIB, 50 * MIB)),
                                often(1, new Look(0.2, 120 * MIB, 10 * MIB)),
                                often(10, new Look(0.3, 110 * MIB, 0)),
                                often(11, new Look(0.74, 130 * MIB, 0)),
                                often(12, new Look(1, 90 * MIB, 20 * MIB)))
                        .flatMap(List::stream)
                        .toList(),
                3600,
                64);
        assertThat(figures.quarters())
                .containsExactly(
                        new Quarter(120, 50, 150, 11),
                        new Quarter(110, 0, 110, 10),
                        new Quarter(130, 0, 130, 11),
                        new Quarter(90, 20, 110, 12));
        assertThat(figures.peak()).isEqualTo(150);
        assertThat(figures.nativePeak()).isEqualTo(66);
    }

    @Test
    void aQuarterThatHardlyAnybodySawIsNotJudged() {
        List<Look> looks = new ArrayList<>();
        looks.addAll(often(10, new Look(0.1, MIB, 0)));
        looks.addAll(often(10, new Look(0.3, MIB, 0)));
        looks.addAll(often(9, new Look(0.6, MIB, 0)));
        looks.addAll(often(10, new Look(0.8, MIB, 0)));
        assertThatThrownBy(() -> MemoryFigures.of(looks, 3600, 1))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("quarter 3 of the work passed with 9 looks at memory, of which 10 are needed")
                .hasMessageEndingWith("tag more or longer excerpts (--jobs, --longest)");
    }

    @Test
    void theSlopeIsThatOfALineThroughWhatCameAfterTheFirstQuarter() {
        MemoryFigures figures = grown(step -> step < 25 ? 9 * step : 100 + step);
        assertThat(figures.slopeMibPerHour()).as("100 MiB in two hours").isCloseTo(50, within(1e-6));
    }

    @Test
    void memoryIsFlatUnlessALaterQuarterTakesATenthMoreOutsideOfTheHeapThanTheFirstTwo() {
        assertThat(grown(step -> 50 + Math.min(2 * step, 40)).isFlat()).isTrue();
        assertThat(grown(step -> step == 90 ? 159 : 150).isFlat()).isTrue();
        assertThat(grown(step -> step == 90 ? 161 : 150).isFlat())
                .as("the heap of 50 does not count")
                .isFalse();
    }

    @Test
    void memoryThatRisesSteadilyIsNotFlatWhateverItsPeaks() {
        assertThat(grown(step -> step == 10 ? 200 : 100 + step / 2).isFlat()).isFalse();
    }

    private static List<Look> often(int times, Look look) {
        return Collections.nCopies(times, look);
    }

    /** MiB that are resident at each hundredth of two hours of audio, of which 50 are heap. */
    private static MemoryFigures grown(IntUnaryOperator mib) {
        return MemoryFigures.of(
                IntStream.rangeClosed(0, 100)
                        .mapToObj(step -> new Look(step / 100.0, mib.applyAsInt(step) * MIB, 0))
                        .toList(),
                7200,
                50);
    }
}
