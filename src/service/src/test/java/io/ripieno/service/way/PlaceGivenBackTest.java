package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.service.control.Cancel;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Cost;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a job comes to, what it held of the budget is given back, once. A job of one second is thought to cost 20 ms. */
class PlaceGivenBackTest extends AbstractWayTest {
    private Cost whileItRan = Cost.NONE;

    @AfterEach
    void nothingIsHeld() {
        assertThat(whileItRan.hostSeconds()).isBetween(0.003, 0.02);
        assertThat(whileItRan.deviceSeconds()).isBetween(0.003, 0.02);
        assertThat(fixture.budget.jobs()).isZero();
        assertThat(fixture.budget.admitted()).isEqualTo(Cost.NONE);
        assertThat(fixture.budget.outstanding()).isEqualTo(Cost.NONE);
    }

    @Test
    void ofAJobThatIsDone() throws Exception {
        compute(() -> {});
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
    }

    @Test
    void ofAJobThatFails() throws Exception {
        compute(() -> {
            throw JobFailure.invalid(Code.BAD_AUDIO, "It is noise.", "Send music.");
        });
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.FAILED);
    }

    @Test
    void ofAJobThatIsTriedAgainAndGivenUp() throws Exception {
        compute(() -> {
            throw JobFailure.passing(Code.DEVICE_FAILED, "The device is lost.", "Wait.", null);
        });
        assertThat(fixture.budget.jobs()).as("between two tries").isEqualTo(1);
        fixture.clock.forward(Duration.ofSeconds(1));
        work();
        fixture.clock.forward(Duration.ofSeconds(1));
        work();
        assertThat(outcome().getFailure().getAttempts()).isEqualTo(3);
    }

    @Test
    void ofAJobWhoseThreadDies() throws Exception {
        compute(() -> {
            throw new LinkageError("a class is missing");
        });
        fixture.clock.forward(Duration.ofSeconds(1));
        work();
        fixture.clock.forward(Duration.ofSeconds(1));
        work();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.FAILED);
    }

    @Test
    void ofAJobThatIsCancelledWhileItRuns() throws Exception {
        compute(() -> fixture.cancels.add(new Cancel("j1", "", fixture.clock.instant())));
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.CANCELLED);
    }

    @Test
    void ofAJobWhoseDeadlinePassesWhileItRuns() throws Exception {
        compute(() -> {
            fixture.clock.forward(Duration.ofMinutes(2));
            fixture.watch.look();
        });
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.EXPIRED);
    }

    @Test
    void ofAJobThatIsLeftToOthers() throws Exception {
        compute(() -> fixture.watch.leaveAll());
        assertThat(fixture.outcomes()).isEmpty();
    }

    private void compute(Part part) throws Exception {
        fixture.computation = run -> {
            whileItRan = fixture.budget.outstanding();
            part.run();
            run.check();
            return WayFixture.tagged();
        };
        travel(job("j1").setDeadline(fixture.clock.instant().plusSeconds(60)));
        work();
    }

    @FunctionalInterface
    private interface Part {
        void run() throws JobFailure;
    }
}
