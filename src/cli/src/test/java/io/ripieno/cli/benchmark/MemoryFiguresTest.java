package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.cli.benchmark.MemoryFigures.Quarter;
import io.ripieno.cli.benchmark.MemoryWatch.Look;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryFiguresTest {
    private static final long MIB = 1 << 20;

    @Test
    void eachQuarterHasThePeakOfItsOwnLooks() {
        MemoryFigures figures = MemoryFigures.of(
                List.of(
                        new Look(0, 100 * MIB, 50 * MIB),
                        new Look(0.2, 120 * MIB, 10 * MIB),
                        new Look(0.3, 110 * MIB, 0),
                        new Look(0.74, 130 * MIB, 0),
                        new Look(1, 90 * MIB, 20 * MIB)),
                3600,
                64);
        assertThat(figures.quarters())
                .containsExactly(
                        new Quarter(120, 50, 150, 2),
                        new Quarter(110, 0, 110, 1),
                        new Quarter(130, 0, 130, 1),
                        new Quarter(90, 20, 110, 1));
        assertThat(figures.peak()).isEqualTo(150);
        assertThat(figures.nativePeak()).isEqualTo(66);
    }

    @Test
    void aQuarterThatPassedUnseenIsAsTheOneBefore() {
        MemoryFigures figures = MemoryFigures.of(List.of(new Look(0, 7 * MIB, 0), new Look(1, 5 * MIB, 0)), 3600, 1);
        assertThat(figures.quarters())
                .containsExactly(
                        new Quarter(7, 0, 7, 1),
                        new Quarter(7, 0, 7, 1),
                        new Quarter(7, 0, 7, 1),
                        new Quarter(5, 0, 5, 1));
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
