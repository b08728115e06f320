package io.ripieno.service.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.service.job.Code;
import org.junit.jupiter.api.Test;

class LogTest {
    @Test
    void beginsWithTheIdAndEndsWithPairs() {
        assertThat(Log.line(Code.JOB_PRODUCED, "A job was produced.", "jobId", "a1", "partition", 3))
                .isEqualTo("RIP-401 A job was produced. jobId=a1 partition=3");
    }

    @Test
    void valuesFromOutsideCannotForgeALine() {
        assertThat(Log.line(Code.JOB_PRODUCED, "Done.", "jobId", "a\nRIP-501 Ready", "b", "say \"hi\" now"))
                .isEqualTo("RIP-401 Done. jobId=\"a?RIP-501 Ready\" b=\"say 'hi' now\"");
    }

    @Test
    void longValuesAreCut() {
        assertThat(Log.line(Code.JOB_PRODUCED, "Done.", "cause", "x".repeat(100_000)))
                .hasSizeLessThan(2000);
    }

    @Test
    void namesAndValuesComeInPairs() {
        assertThatThrownBy(() -> Log.line(Code.JOB_PRODUCED, "Done.", "jobId"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
