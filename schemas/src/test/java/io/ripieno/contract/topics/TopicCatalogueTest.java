package io.ripieno.contract.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.FingerprintStore;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

final class TopicCatalogueTest {
    @Test
    void everyTaskHasATopicOfJobsAndOneOfResults() {
        assertThat(TopicCatalogue.all())
                .extracting(Topic::name)
                .containsExactly(
                        "ripieno.separation.jobs.v1",
                        "ripieno.separation.results.v1",
                        "ripieno.tagging.jobs.v1",
                        "ripieno.tagging.results.v1",
                        "ripieno.assessment.jobs.v1",
                        "ripieno.assessment.results.v1",
                        "ripieno.generation.jobs.v1",
                        "ripieno.generation.results.v1",
                        "ripieno.evaluation.jobs.v1",
                        "ripieno.evaluation.results.v1",
                        "ripieno.failures.v1",
                        "ripieno.progress.v1",
                        "ripieno.control.v1");
    }

    @Test
    void everyRecordThatIsSentHasATopicAndEveryTopicARecordThatIsSent() {
        List<Schema> sent = TopicCatalogue.all().stream()
                .map(topic -> SpecificData.get().getSchema(topic.recordType()))
                .distinct()
                .toList();
        assertThat(sent).containsExactlyInAnyOrderElementsOf(FingerprintStore.current());
    }

    @Test
    void aTopicTellsItsTask() {
        assertThat(TopicCatalogue.taskOf("ripieno.tagging.jobs.v1")).contains(Task.TAGGING);
        assertThat(TopicCatalogue.taskOf("ripieno.evaluation.results.v1")).contains(Task.EVALUATION);
        assertThat(TopicCatalogue.taskOf("ripieno.failures.v1")).isEmpty();
        assertThat(TopicCatalogue.taskOf("orders")).isEmpty();
    }

    @Test
    void aTopicIsFoundByItsName() {
        assertThat(TopicCatalogue.find("ripieno.control.v1")).contains(TopicCatalogue.control());
        assertThat(TopicCatalogue.find("ripieno.unspecified.jobs.v1")).isEmpty();
    }

    @Test
    void noTaskHasNoTopics() {
        assertThatThrownBy(() -> TopicCatalogue.jobs(Task.UNSPECIFIED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The task UNSPECIFIED has no topics. Name one of [SEPARATION, TAGGING, ASSESSMENT,"
                        + " GENERATION, EVALUATION].");
    }

    @Test
    void theSettingsOfATopicAreThoseOfABroker() {
        assertThat(TopicCatalogue.jobs(Task.TAGGING).configs())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "max.message.bytes", "589824",
                        "retention.ms", "604800000"));
        assertThat(TopicCatalogue.progress().configs())
                .isEqualTo(Map.of(
                        "cleanup.policy", "compact,delete",
                        "max.message.bytes", "589824",
                        "retention.ms", "86400000",
                        "segment.ms", "3600000"));
    }

    @Test
    void recordsAreKeyedByTheirSubjectOrElseTheirJob() {
        Job job = SampleRecords.job();
        Outcome outcome = SampleRecords.outcome();
        assertThat(RecordKeys.of(job)).isEqualTo("recording-7").isEqualTo(RecordKeys.of(outcome));
        job.setSubject("");
        outcome.setSubject("");
        assertThat(RecordKeys.of(job)).isEqualTo("job-7").isEqualTo(RecordKeys.of(outcome));
        assertThat(RecordKeys.of(SampleRecords.progress())).isEqualTo("job-7");
        assertThat(RecordKeys.of(SampleRecords.control())).isEqualTo("job-7");
    }

    @Test
    void theTableHasALineForEachTopic() {
        assertThat(TopicTable.markdown(TopicCatalogue.of(List.of(Task.TAGGING))))
                .isEqualTo("""
                        | topic | record | key | partitions | kept | clean-up | written by | read by |
                        | --- | --- | --- | ---: | --- | --- | --- | --- |
                        | `ripieno.tagging.jobs.v1` | `Job` | subject, else job id | 12 | 7 days | delete | producers, command line (submit, replay) | service |
                        | `ripieno.tagging.results.v1` | `Outcome` | subject, else job id | 12 | 14 days | delete | service | consumers, command line (watch) |
                        | `ripieno.failures.v1` | `Failure` | key of the original record | 3 | 30 days | delete | service | operators, command line (replay) |
                        | `ripieno.progress.v1` | `Progress` | job id | 3 | 1 day | compact,delete | service | consumers, command line (watch) |
                        | `ripieno.control.v1` | `Control` | job id | 1 | 7 days | delete | producers, command line (cancel) | service (every replica, all partitions) |
                        """);
    }
}
