package io.ripieno.service.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final double SHORT = 10;
    private static final double LONG = 600;

    private final Budget budget = new Budget(new AdmissionLimits(4, 4000, 60, 0.25, Duration.ofMinutes(5), Map.of()));

    @Test
    void keepsAPlaceForShortJobs() {
        for (int i = 0; i < 3; i++) {
            assertThat(budget.take(LONG, false)).isPresent();
        }
        assertThat(budget.take(LONG, false)).as("the kept place").isEmpty();
        assertThat(budget.take(SHORT, false)).isPresent();
        assertThat(budget.take(SHORT, false)).as("a fifth place").isEmpty();
    }

    @Test
    void shortJobsMayTakeAllPlaces() {
        for (int i = 0; i < 4; i++) {
            assertThat(budget.take(SHORT, false)).isPresent();
        }
        assertThat(budget.take(SHORT, false)).isEmpty();
    }

    @Test
    void longJobsShareTheSecondsThatAreNotKept() {
        assertThat(budget.take(2000, false)).isPresent();
        assertThat(budget.take(1001, false)).isEmpty();
        assertThat(budget.take(1000, false)).isPresent();
        assertThat(budget.seconds()).isEqualTo(3000);
    }

    @Test
    void aJobLongerThanTheWholeBudgetRunsWhenNoOtherLongOneDoes() {
        Ticket ticket = budget.take(1_000_000, false).orElseThrow();
        assertThat(budget.take(LONG, false)).isEmpty();
        assertThat(budget.take(SHORT, false)).isPresent();
        ticket.close();
        assertThat(budget.take(LONG, false)).isPresent();
    }

    @Test
    void whoPassesALongJobUsesTheKeptShareAlone() {
        assertThat(budget.take(SHORT, true)).isPresent();
        assertThat(budget.take(SHORT, true)).isEmpty();
        assertThat(budget.take(LONG, true)).isEmpty();
        assertThat(budget.take(LONG, false)).isPresent();
    }

    @Test
    void aTicketGivesBackWhatItTookOnce() {
        Ticket first = budget.take(LONG, false).orElseThrow();
        assertThat(budget.take(LONG, false)).isPresent();
        first.close();
        first.close();
        assertThat(budget.jobs()).isEqualTo(1);
        assertThat(budget.seconds()).isEqualTo(LONG);
    }

    @Test
    void aCorrectedLengthIsWhatIsGivenBack() {
        Ticket ticket = budget.take(SHORT, false).orElseThrow();
        ticket.correct(2500);
        assertThat(budget.seconds()).isEqualTo(2500);
        assertThat(budget.take(LONG, false)).as("500 s are left for long jobs").isEmpty();
        ticket.correct(Double.NaN);
        assertThat(budget.seconds()).isEqualTo(2500);
        ticket.close();
        ticket.correct(1);
        assertThat(budget.jobs()).isZero();
        assertThat(budget.seconds()).isZero();
    }

    @Test
    void withASinglePlaceLongJobsStillRun() {
        Budget one = new Budget(new AdmissionLimits(1, 4000, 60, 0.25, Duration.ofMinutes(5), Map.of()));
        assertThat(one.take(LONG, false)).isPresent();
        assertThat(one.take(SHORT, false)).isEmpty();
    }
}
