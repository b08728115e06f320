package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final AtomicInteger runs = new AtomicInteger();
    private double secondsOfARun = 1;
    private double all;
    private double compilers;

    @Test
    void aSideRunsUntilCompilersTakeLittleOfARun() throws Exception {
        WarmUp warmUp = warmUp(0.3, 0.02, 0.006, 0.004, 0.001);
        assertThat(warmUp.runs()).isEqualTo(4).isEqualTo(runs.get());
        assertThat(warmUp.compilersShare()).isCloseTo(0.004, within(1e-9));
    }

    @Test
    void twoRunsAreTheFewest() throws Exception {
        assertThat(warmUp(0, 0, 0).runs()).isEqualTo(2);
    }

    @Test
    void compilersThatGoOnForEverEndWithTheEighthRun() throws Exception {
        WarmUp warmUp = warmUp(0.1);
        assertThat(warmUp.runs()).isEqualTo(8);
        assertThat(warmUp.compilersShare()).isGreaterThan(WarmUp.THROUGH);
    }

    @Test
    void threeMinutesAreEnough() throws Exception {
        secondsOfARun = 100;
        assertThat(warmUp(0.1).runs()).isEqualTo(2);
    }

    /** Each run takes ten seconds of the processors, of which compilers have their share; the last one is that of all further runs. */
    private WarmUp warmUp(double... shares) throws Exception {
        return WarmUp.of(
                () -> new ProcessorTime(all, Map.of("1", compilers)),
                () -> Math.round(1e9 * secondsOfARun * runs.get()),
                () -> {
                    double share = shares[Math.min(runs.getAndIncrement(), shares.length - 1)];
                    all += 10;
                    compilers += 10 * share;
                });
    }

    @Test
    void compilersThatEndedTakeNothingFromTheShareOfThoseThatWork() {
        ProcessorTime before = new ProcessorTime(10, Map.of("1", 5.0, "2", 1.0));
        ProcessorTime after = new ProcessorTime(20, Map.of("2", 1.5, "3", 0.5));
        assertThat(after.since(before).compilersShare()).isCloseTo(0.1, within(1e-12));
    }
}
