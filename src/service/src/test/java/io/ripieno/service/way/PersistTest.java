package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.LogLines;
import io.ripieno.service.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PersistTest {
    private final TestClock clock = new TestClock();
    private final List<Optional<String>> said = new ArrayList<>();
    private final Persist persist = new Persist(Runnable::run, clock, new Untold(said::add));
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicBoolean works = new AtomicBoolean();

    @Test
    void goesOnUntilTheBrokerIsBack() {
        CompletableFuture<Void> done = begin();
        clock.forward(Duration.ofMinutes(10));
        assertThat(done).isNotDone();
        assertThat(tries).hasValueGreaterThan(50);
        works.set(true);
        clock.forward(Duration.ofSeconds(10));
        assertThat(done).isCompleted();
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void pausesLongerEachTimeUpToTenSeconds() {
        begin();
        assertThat(clock.untilNext()).isEqualTo(Duration.ofMillis(500));
        clock.forward(clock.untilNext());
        assertThat(clock.untilNext()).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 10; i++) {
            clock.forward(clock.untilNext());
        }
        assertThat(clock.untilNext()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void triesNothingAgainOnceClosed() {
        CompletableFuture<Void> done = begin();
        persist.close();
        clock.forward(Duration.ofMinutes(1));
        assertThat(tries).hasValue(2);
        assertThat(clock.isIdle()).isTrue();
        assertThat(done).isNotDone();
    }

    @Test
    void whatIsNeverTakenTurnsReadinessRedAndNamesTheCauseUntilItIsTaken() {
        begin();
        begin();
        clock.forward(Duration.ofMinutes(1));
        assertThat(said.get(said.size() - 1)).hasValueSatisfying(message -> assertThat(message)
                .contains("2 wait", "no broker", "not committed before")
                .endsWith("the topic's max.message.bytes is too low: mend that."));
        works.set(true);
        clock.forward(Duration.ofSeconds(10));
        assertThat(said.get(said.size() - 1)).isEmpty();
        assertThat(said.stream().filter(Optional::isEmpty)).hasSize(1);
    }

    @Test
    void anOutageIsOneLineOfTheLogHoweverManyRecordsWait() {
        try (LogLines log = new LogLines(Untold.class)) {
            for (int i = 0; i < 20; i++) {
                begin();
            }
            clock.forward(Duration.ofMinutes(5));
            assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("RIP-413 A record is not taken and is sent again until it is."));
        }
    }

    private CompletableFuture<Void> begin() {
        return persist.until(
                        () -> {
                            tries.incrementAndGet();
                            return works.get()
                                    ? CompletableFuture.completedFuture(null)
                                    : CompletableFuture.failedFuture(new IllegalStateException("no broker"));
                        },
                        "a")
                .toCompletableFuture();
    }
}
