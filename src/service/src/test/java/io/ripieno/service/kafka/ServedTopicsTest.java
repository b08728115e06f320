package io.ripieno.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServedTopicsTest {
    @Test
    void tasksBecomeTheirTopics() {
        assertThat(ServedTopics.topics("tagging")).isEqualTo("ripieno.tagging.jobs.v1");
        assertThat(ServedTopics.topics(" Tagging, separation"))
                .isEqualTo("ripieno.tagging.jobs.v1,ripieno.separation.jobs.v1");
    }

    @Test
    void wordsThatAreNoTasksAreLeftToTheCheckOfTheConfiguration() {
        assertThat(ServedTopics.topics("tagging,nonsense,unspecified")).isEqualTo("ripieno.tagging.jobs.v1");
    }
}
