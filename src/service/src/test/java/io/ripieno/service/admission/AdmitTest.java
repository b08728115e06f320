package io.ripieno.service.admission;

import static io.ripieno.service.run.Jobs.NOW;
import static io.ripieno.service.run.Jobs.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Lane;
import io.ripieno.service.job.Task;
import io.ripieno.service.run.Cost;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AdmitTest {
    private static final AdmissionLimits LIMITS = limits(2, Map.of());

    private final Budget budget = new Budget(LIMITS);
    private final Admit admit = new Admit(LIMITS, budget, Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<String> started = new ArrayList<>();
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, Throwable> stopped = new HashMap<>();
    private final Map<String, JobRun> runs = new HashMap<>();

    @Test
    void startsWhatFitsAtOnceAndTheNextWhenAPlaceIsFree() {
        enter(job("a"), job("b"), job("c"));
        assertThat(started).containsExactly("a", "b");
        finish("a");
        assertThat(started).containsExactly("a", "b", "c");
        assertThat(admit.waiting()).isZero();
    }

    @Test
    void choosesByLaneThenDeadlineThenArrival() {
        enter(job("x"), job("y"));
        enter(
                job("low").lane(Lane.LOW),
                job("first"),
                job("second"),
                job("later").deadline(NOW.plusSeconds(100)),
                job("sooner").deadline(NOW.plusSeconds(50)),
                job("high").lane(Lane.HIGH));
        finish("x", "y", "high", "sooner", "later", "first");
        assertThat(started).containsExactly("x", "y", "high", "sooner", "later", "first", "second", "low");
    }

    @Test
    void whatWasSentFirstComesFirstInWhateverOrderPartitionsAreRead() {
        enter(job("x"), job("y"));
        enter(
                job("third").sentAt(NOW.minusSeconds(1)),
                job("first").sentAt(NOW.minusSeconds(3)),
                job("second").sentAt(NOW.minusSeconds(2)));
        finish("x", "y", "first");
        assertThat(started).containsExactly("x", "y", "first", "second", "third");
    }

    @Test
    void whatIsSentByAClockThatIsAheadCountsFromWhenItCame() {
        enter(job("x"), job("y"));
        enter(
                job("ahead").sentAt(NOW.plusSeconds(3600)).receivedAt(NOW.minusSeconds(2)),
                job("later").sentAt(NOW.minusSeconds(1)));
        finish("x");
        assertThat(started).containsExactly("x", "y", "ahead");
    }

    @Test
    void aJobWhosePatienceIsOverMovesUpALane() {
        enter(job("x"), job("y"));
        enter(job("normal"), job("old").lane(Lane.LOW).receivedAt(NOW.minus(Duration.ofMinutes(11))));
        finish("x");
        assertThat(started).containsExactly("x", "y", "old");
    }

    @Test
    void equalWorkWaitsForTheOneThatIsUnderWay() {
        enter(job("a").of("same.wav"), job("b").of("same.wav"), job("c"));
        assertThat(started).containsExactly("a", "c");
        finish("a");
        assertThat(started).containsExactly("a", "c", "b");
    }

    @Test
    void shortJobsPassALongOneThatDoesNotFitOnlyWithinTheirShare() {
        enter(job("long-1").seconds(1000));
        enter(job("long-2").seconds(1000), job("short-1"), job("short-2"));
        assertThat(started).containsExactly("long-1", "short-1");
        finish("short-1");
        assertThat(started).containsExactly("long-1", "short-1", "short-2");
        finish("long-1");
        assertThat(started).endsWith("long-2");
    }

    @Test
    void aLongJobThatFindsNoTimeWaitsUntilEnoughOfTheOthersIsDone() {
        AdmissionLimits wide = limits(8, Map.of());
        Budget shared = new Budget(wide);
        Admit sharing = new Admit(wide, shared, Clock.fixed(NOW, ZoneOffset.UTC));
        enter(sharing, job("long-1").seconds(2000), job("long-2").seconds(1500), job("short"));
        assertThat(started).containsExactly("long-1", "short");
        assertThat(sharing.waiting(Lane.NORMAL)).isEqualTo(1);
        assertThat(sharing.waiting(Lane.HIGH)).isZero();
        assertThat(sharing.waitingCost()).isEqualTo(Cost.ofSeconds(0, 30));
        Objects.requireNonNull(tickets.get("long-1")).heard(400, 2000);
        sharing.chooseNext();
        assertThat(started)
                .as("32 s are left of it, and 30 s are free less the kept share")
                .hasSize(2);
        Objects.requireNonNull(tickets.get("long-1")).heard(500, 2000);
        sharing.chooseNext();
        assertThat(started).containsExactly("long-1", "short", "long-2");
    }

    @Test
    void aJobWhoseCostCannotBeToldEndsAndTheOthersGoOn() {
        IllegalStateException fault = new IllegalStateException("no such model");
        enter(job("a").plan(new FaultyPlan(fault)), job("b"));
        assertThat(started).containsExactly("b");
        assertThat(stopped.get("a")).isSameAs(fault);
        assertThat(admit.waiting()).isZero();
        assertThat(budget.jobs()).isEqualTo(1);
    }

    @Test
    void aTaskTakesNoMorePlacesThanItMayAndOthersPassIt() {
        AdmissionLimits few = limits(3, Map.of(Task.EVALUATION, 1, Task.TAGGING, 2));
        Admit sharing = new Admit(few, new Budget(few), Clock.fixed(NOW, ZoneOffset.UTC));
        enter(sharing, job("e1").evaluation(), job("e2").evaluation(), job("t1"), job("t2"), job("t3"));
        assertThat(started).containsExactly("e1", "t1", "t2");
        sharing.done(run("e1"), ticket("e1"));
        assertThat(started).containsExactly("e1", "t1", "t2", "e2");
    }

    @Test
    void whatJobsCostThatAreOverIsCountedAsItWasPutRight() {
        enter(job("a").seconds(30), job("b").seconds(10), job("c").evaluation());
        assertThat(admit.ended(Task.TAGGING)).isEqualTo(Cost.NONE);
        ticket("a").heard(0, 50);
        finish("a", "b");
        assertThat(admit.ended(Task.TAGGING)).isEqualTo(Cost.ofSeconds(0, 0.02 * (50 + 10)));
        assertThat(admit.ended(Task.EVALUATION)).isEqualTo(Cost.NONE);
    }

    @Test
    void aJobThatIsStoppedWhileItWaitsEndsWithItsReason() {
        enter(job("x"), job("y"), job("z"));
        JobFailure expired = new JobFailure(FailureKind.EXPIRED, Code.EXPIRED, "Too late.", "Be quicker.", null);
        run("z").stop(expired);
        admit.chooseNext();
        assertThat(stopped.get("z")).isSameAs(expired);
        assertThat(admit.waiting()).isZero();
    }

    /** What jobs of this test cost is not measured: a second of audio is thought to take 20 ms of the host. */
    private static AdmissionLimits limits(int jobs, Map<Task, Integer> atOnce) {
        return new AdmissionLimits(jobs, Cost.ofSeconds(80, 80), 0.02, 60, 0.25, Duration.ofMinutes(5), atOnce);
    }

    private void enter(Jobs... jobs) {
        enter(admit, jobs);
    }

    private void enter(Admit admission, Jobs... jobs) {
        for (Jobs each : jobs) {
            JobRun run = each.run();
            runs.put(run.job().id(), run);
            admission.admit(run).whenComplete((ticket, failure) -> {
                if (failure == null) {
                    started.add(run.job().id());
                    tickets.put(run.job().id(), ticket);
                } else {
                    stopped.put(run.job().id(), failure);
                }
            });
        }
    }

    private JobRun run(String id) {
        return Objects.requireNonNull(runs.get(id));
    }

    private Ticket ticket(String id) {
        return Objects.requireNonNull(tickets.get(id));
    }

    private void finish(String... ids) {
        for (String id : ids) {
            admit.done(run(id), ticket(id));
        }
    }
}
