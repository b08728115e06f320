package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.wire.RegistryIdWidth;
import io.ripieno.contract.wire.SchemaById;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.service.edge.Decode;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of jobs when the service stops or loses their partition. */
class DrainTest extends AbstractWayTest {
    @Test
    void drainingTellsNobodyThatAJobInAPauseWasCancelled() throws Exception {
        fixture.computation = run -> {
            throw JobFailure.passing(Code.DEVICE_FAILED, "Away.", "Wait.", null);
        };
        travel(job("j1"));
        work();
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofMillis(50));
        assertThat(fixture.sent).isEmpty();
        assertThat(committed).isEmpty();
        assertThat(fixture.inFlight.isEmpty()).isTrue();
    }

    @Test
    void drainingLeavesAJobThatIsToBePlannedAgain() throws Exception {
        fixture.planning = job -> {
            throw JobFailure.passing(Code.MODEL_LOAD, "The disk is away.", "Wait.", null);
        };
        travel(job("j1"));
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofSeconds(20));
        assertThat(fixture.sent).isEmpty();
        assertThat(committed).isEmpty();
        assertThat(fixture.inFlight.isEmpty()).isTrue();
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void recordsThatWereQueuedForIntakeAreLeftOnceTheServiceStops() throws Exception {
        fixture.readAhead.close();
        travel(job("j1"), job("refused").setJobId(""));
        fixture.way.travel(delivery(new byte[] {1, 2, 3}, 9));
        assertNothingHasBegun();
    }

    @Test
    void aRecordThatWasBeingDecodedAsTheServiceBeganToStopIsLeft() throws Exception {
        SchemaById stopping = id -> {
            fixture.readAhead.close();
            return RecordsFixture.contract(id);
        };
        fixture = new WayFixture(
                folder,
                workers::add,
                new Decode(WireDecoder.of(Job.class).withRegistry(stopping, RegistryIdWidth.FOUR), Runnable::run));
        byte[] single = Wire.encode(job("j1").build());
        fixture.way.travel(delivery(RecordsFixture.frame(RecordsFixture.FRAME_ID, single), 0));
        assertNothingHasBegun();
    }

    private void assertNothingHasBegun() {
        assertThat(workers).isEmpty();
        assertThat(fixture.sent).isEmpty();
        assertThat(committed).isEmpty();
        assertThat(fixture.inFlight.isEmpty()).isTrue();
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void aPartitionThatIsLostTakesItsWaitingJobsWithItButNotTheRunningOnes() throws Exception {
        travel(job("j1"), job("j2"), job("j3"));
        Runnable runningNow = workers.remove();
        fixture.watch.lost("ripieno.tagging.jobs.v1", 0);
        runningNow.run();
        work();
        assertThat(fixture.outcomes())
                .extracting(Outcome::getJobId)
                .contains("j1")
                .doesNotContain("j3");
        assertThat(committed).doesNotContain(2L);
    }

    @Test
    void drainingLetsRunningJobsFinishAndLeavesTheWaitingOnesUncommitted() throws Exception {
        travel(job("j1"), job("j2"), job("j3"));
        Thread worker = new Thread(this::work);
        worker.start();
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofSeconds(20));
        worker.join();
        assertThat(fixture.outcomes()).extracting(Outcome::getJobId).contains("j1");
        assertThat(fixture.inFlight.isEmpty()).isTrue();
        assertThat(fixture.outcomes()).hasSameSizeAs(committed);
    }

    @Test
    void drainingLeavesWhatDoesNotFinishInTimeWithoutAnOutcome() throws Exception {
        fixture.computation = run -> {
            while (true) {
                run.check();
            }
        };
        travel(job("j1"));
        Thread worker = new Thread(this::work);
        worker.start();
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofMillis(50));
        worker.join();
        assertThat(fixture.sent).isEmpty();
        assertThat(committed).isEmpty();
        assertThat(fixture.inFlight.isEmpty()).isTrue();
    }
}
