package io.ripieno.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.service.run.Cost;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.Plan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A second of audio costs 20 ms of a device and 4 ms of the host; 80 s of devices and 40 s of the host are given out. */
class BudgetTest {
    private static final double SHORT = 10;
    private static final double LONG = 600;
    private static final Plan PLAN = CostedPlan.of(Jobs.job("a").build(), 0.020, 0.004);

    private final Budget budget = new Budget(limits(4));

    @Test
    void keepsAPlaceForShortJobs() {
        for (int i = 0; i < 3; i++) {
            assertThat(take(LONG)).isPresent();
        }
        assertThat(take(LONG)).as("the kept place").isEmpty();
        assertThat(take(SHORT)).isPresent();
        assertThat(take(SHORT)).as("a fifth place").isEmpty();
    }

    @Test
    void shortJobsMayTakeAllPlaces() {
        for (int i = 0; i < 4; i++) {
            assertThat(take(SHORT)).isPresent();
        }
        assertThat(take(SHORT)).isEmpty();
    }

    @Test
    void longJobsShareTheTimeThatIsNotKept() {
        assertThat(take(2000)).isPresent();
        assertThat(take(1001)).as("60.02 s of devices").isEmpty();
        assertThat(take(1000)).isPresent();
        assertThat(budget.outstanding()).isEqualTo(Cost.ofSeconds(60, 12));
        assertThat(budget.admitted()).isEqualTo(Cost.ofSeconds(60, 12));
    }

    @Test
    void timeOfTheHostIsALimitOfItsOwn() {
        Plan onHost = CostedPlan.of(Jobs.job("b").build(), 0, 0.010);
        assertThat(budget.take(onHost, 2000, false)).isPresent();
        assertThat(budget.take(onHost, 1001, false)).as("30.01 s of the host").isEmpty();
        assertThat(budget.take(PLAN, 2501, false)).as("30.004 s of the host").isEmpty();
        assertThat(budget.take(PLAN, 2500, false)).isPresent();
    }

    @Test
    void aJobThatCostsMoreThanTheWholeBudgetRunsWhenNoOtherLongOneDoes() {
        Ticket ticket = take(1_000_000).orElseThrow();
        assertThat(take(LONG)).isEmpty();
        assertThat(take(SHORT)).isPresent();
        ticket.close();
        assertThat(take(LONG)).isPresent();
    }

    @Test
    void shortJobsThatCostMuchTakeNoMoreThanTheirShareWhileLongOnesFillTheirs() {
        Plan dear = CostedPlan.of(Jobs.job("c").build(), 0.5, 0.01);
        assertThat(take(3000)).as("all 60 s of the long").isPresent();
        assertThat(budget.take(dear, 30, false)).as("15 s of the 20 s kept").isPresent();
        assertThat(budget.take(dear, 30, false)).isEmpty();
        assertThat(take(SHORT)).as("0.2 s").isPresent();
    }

    @Test
    void whoPassesALongJobUsesTheKeptShareAlone() {
        assertThat(budget.take(PLAN, SHORT, true)).isPresent();
        assertThat(budget.take(PLAN, SHORT, true)).isEmpty();
        assertThat(budget.take(PLAN, LONG, true)).isEmpty();
        assertThat(take(LONG)).isPresent();
    }

    @Test
    void aTicketGivesBackWhatItTookOnce() {
        Ticket first = take(LONG).orElseThrow();
        assertThat(take(LONG)).isPresent();
        first.close();
        first.close();
        assertThat(budget.jobs()).isEqualTo(1);
        assertThat(budget.admitted()).isEqualTo(Cost.ofSeconds(12, 2.4));
    }

    @Test
    void aCorrectedLengthIsWhatIsGivenBack() {
        Ticket ticket = take(SHORT).orElseThrow();
        ticket.heard(0, 2500);
        assertThat(budget.admitted()).isEqualTo(Cost.ofSeconds(50, 10));
        assertThat(take(LONG)).as("10 s are left for long jobs").isEmpty();
        ticket.heard(0, Double.NaN);
        assertThat(budget.admitted()).isEqualTo(Cost.ofSeconds(50, 10));
        ticket.close();
        ticket.heard(1, 2500);
        assertThat(budget.jobs()).isZero();
        assertThat(budget.admitted()).isEqualTo(Cost.NONE);
        assertThat(budget.outstanding()).isEqualTo(Cost.NONE);
    }

    @Test
    void aRecordingThatGoesOnBeyondWhatWasThoughtIsCountedAsLongAsItIs() {
        Ticket ticket = take(SHORT).orElseThrow();
        ticket.heard(7, Double.NaN);
        assertThat(budget.admitted()).as("as was thought").isEqualTo(Cost.ofSeconds(0.2, 0.04));
        ticket.heard(100, Double.NaN);
        assertThat(budget.admitted()).as("150 s").isEqualTo(Cost.ofSeconds(3, 0.6));
        assertThat(budget.outstanding().deviceSeconds())
                .as("50 s of them are left")
                .isCloseTo(1, within(1e-6));
        ticket.heard(120, Double.NaN);
        assertThat(budget.outstanding().deviceSeconds()).isCloseTo(0.6, within(1e-6));
        ticket.heard(130, Double.NaN);
        assertThat(budget.admitted()).as("195 s").isEqualTo(Cost.ofSeconds(3.9, 0.78));
    }

    @Test
    void allTogetherStaysWithinTheLimitWhoeverComesFirst() {
        Plan dear = CostedPlan.of(Jobs.job("f").build(), 1, 0.1);
        Budget wide = new Budget(limits(8));
        assertThat(wide.take(dear, 40, false)).isPresent();
        assertThat(wide.take(dear, 30, false)).as("short ones have 70 of 80 s").isPresent();
        assertThat(wide.take(PLAN, 501, false)).as("a long one of 10.02 s").isEmpty();
        assertThat(wide.take(PLAN, 500, false)).as("a long one of 10 s").isPresent();
        assertThat(wide.outstanding()).isEqualTo(Cost.ofSeconds(80, 9));
        assertThat(wide.take(PLAN, SHORT, false)).isEmpty();
    }

    @Test
    void whatIsDoneIsNoLongerOutstanding() {
        Ticket ticket = take(2000).orElseThrow();
        ticket.heard(500, 2000);
        assertThat(budget.outstanding()).isEqualTo(Cost.ofSeconds(30, 6));
        assertThat(budget.admitted()).isEqualTo(Cost.ofSeconds(40, 8));
        assertThat(take(1500)).as("30 s more").isPresent();
        ticket.heard(2000, 2000);
        assertThat(budget.outstanding()).isEqualTo(Cost.ofSeconds(30, 6));
        ticket.heardShare(0.5);
        assertThat(budget.outstanding()).isEqualTo(Cost.ofSeconds(50, 10));
    }

    @Test
    void whatIsNotMeasuredYetIsThoughtAndCorrectedOnceItIs() {
        CostedPlan cold = CostedPlan.unmeasured(Jobs.job("d").build());
        Ticket ticket = budget.take(cold, 1000, false).orElseThrow();
        assertThat(budget.admitted()).as("0.05 s a second of each").isEqualTo(Cost.ofSeconds(50, 50));
        cold.measured(0.001, 0.002);
        ticket.heard(0, 1000);
        assertThat(budget.admitted()).isEqualTo(Cost.ofSeconds(1, 2));
    }

    @Test
    void whatNoModelDoesCostsTheHostAlone() {
        assertThat(budget.take(Jobs.job("e").run().plan(), 10, false)).isPresent();
        assertThat(budget.admitted()).isEqualTo(Cost.ofSeconds(0, 0.5));
    }

    @Test
    void withASinglePlaceLongJobsStillRun() {
        Budget one = new Budget(limits(1));
        assertThat(one.take(PLAN, LONG, false)).isPresent();
        assertThat(one.take(PLAN, SHORT, false)).isEmpty();
    }

    @Test
    void nothingIsLeftOfManyJobsOfAnyLength() {
        SplittableRandom random = new SplittableRandom(7);
        Budget many = new Budget(limits(1000));
        for (int i = 0; i < 10_000; i++) {
            double seconds = Math.exp(random.nextDouble() * 9);
            Optional<Ticket> ticket = many.take(PLAN, seconds, false);
            ticket.ifPresent(taken -> {
                taken.heard(random.nextDouble() * seconds, seconds * (0.5 + random.nextDouble()));
                taken.close();
            });
        }
        assertThat(many.jobs()).isZero();
        assertThat(many.outstanding()).isEqualTo(Cost.NONE);
        assertThat(many.admitted()).isEqualTo(Cost.NONE);
    }

    private Optional<Ticket> take(double seconds) {
        return budget.take(PLAN, seconds, false);
    }

    private static AdmissionLimits limits(int jobs) {
        return new AdmissionLimits(jobs, Cost.ofSeconds(80, 40), 0.05, 60, 0.25, Duration.ofMinutes(5), Map.of());
    }
}
