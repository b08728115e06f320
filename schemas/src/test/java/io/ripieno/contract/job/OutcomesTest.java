package io.ripieno.contract.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.TagScore;
import org.junit.jupiter.api.Test;

final class OutcomesTest {
    @Test
    void aFailureSaysWhyAndWhatToDo() {
        Outcome outcome = Outcome.newBuilder()
                .setJobId("job-7")
                .setStatus(OutcomeStatus.FAILED)
                .setFailure(SampleRecords.outcome().getFailure())
                .build();
        assertThat(Outcomes.headline(outcome))
                .isEqualTo("job-7: FAILED: The object is not there. Store it and send the job again.");
        assertThat(Outcomes.tags(outcome)).isEmpty();
    }

    @Test
    void aResultIsNamedByItsSubjectAndHasTags() {
        Outcome outcome =
                Outcome.newBuilder(SampleRecords.outcome()).clearFailure().build();
        assertThat(Outcomes.headline(outcome)).isEqualTo("recording-7: REUSED");
        assertThat(Outcomes.tags(outcome)).extracting(TagScore::getLabel).containsExactly("piano");
    }
}
