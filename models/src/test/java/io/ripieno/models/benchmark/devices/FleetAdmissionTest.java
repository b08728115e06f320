package io.ripieno.models.benchmark.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A budget of ten device seconds, of which a quarter is kept for short jobs, and eight places, of which two are. */
class FleetAdmissionTest {
    private final FleetAdmission admission = new FleetAdmission(8, 10);
    private final FleetGraph graph = FleetGraph.all().get(5);

    @Test
    void longJobsWaitForDeviceTimeAndShortOnesPassThemWithinTheirShare() {
        Arrival first = job(4, false);
        Arrival second = job(3, false);
        Arrival third = job(1, false);
        Arrival brief = job(2, true);
        assertThat(admission.arrived(first)).containsExactly(first);
        assertThat(admission.arrived(second)).containsExactly(second);
        assertThat(admission.arrived(third)).as("7.5 s are for long ones").isEmpty();
        assertThat(admission.arrived(brief)).containsExactly(brief);
        assertThat(admission.arrived(job(2, true)))
                .as("2.5 s are kept for short ones")
                .isEmpty();
        assertThat(admission.state().waiting()).isEqualTo(2);

        assertThat(admission.progressed(first, first.windows() / 2)).contains(third);
        assertThat(admission.state().outstanding()).isLessThanOrEqualTo(10);
    }

    @Test
    void aJobThatCostsMoreThanTheBudgetRunsWhenNoOtherLongOneDoes() {
        Arrival small = job(1, false);
        Arrival huge = job(50, false);
        assertThat(admission.arrived(small)).containsExactly(small);
        assertThat(admission.arrived(huge)).isEmpty();
        assertThat(admission.progressed(small, small.windows())).isEmpty();
        assertThat(admission.ended(small)).containsExactly(huge);
    }

    @Test
    void aLongJobWaitsForWhatShortOnesHoldBeyondTheirShare() {
        Arrival brief = job(5, true);
        Arrival small = job(6, false);
        assertThat(admission.arrived(brief)).containsExactly(brief);
        assertThat(admission.arrived(small)).as("2.5 s of its 7.5 s are lent").isEmpty();
        assertThat(admission.progressed(brief, brief.windows() / 2)).containsExactly(small);
    }

    @Test
    void aShortJobAsksForNoMoreThanTheShareWhereItIsAlone() {
        Arrival first = job(7.5, false);
        Arrival brief = job(4, true);
        assertThat(admission.arrived(first)).containsExactly(first);
        assertThat(admission.arrived(brief)).containsExactly(brief);
    }

    @Test
    void noMoreJobsRunThanThereArePlacesAndAllIsGivenBackInTheEnd() {
        List<Arrival> running = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            running.addAll(admission.arrived(job(0.01, i % 2 == 0)));
        }
        assertThat(running).hasSize(8);
        for (int i = 0; i < running.size(); i++) {
            running.addAll(admission.progressed(running.get(i), running.get(i).windows()));
            running.addAll(admission.ended(running.get(i)));
        }
        assertThat(running).hasSize(20);
        assertThat(admission.state().running()).isZero();
        assertThat(admission.state().outstanding()).isCloseTo(0, within(1e-9));
    }

    private Arrival job(double deviceSeconds, boolean isShort) {
        return new Arrival(graph, (int) Math.round(deviceSeconds / graph.windowSeconds()), isShort);
    }
}
