package io.ripieno.service.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource({
        "BAD_OUTPUT, INVALID, BAD_OUTPUT",
        "DEVICE_FAILED, TRANSIENT, DEVICE_FAILED",
        "CLOSED, TRANSIENT, DEVICE_FAILED",
        "OUT_OF_MEMORY, EXHAUSTED, OUT_OF_MEMORY"
    })
    void aProblemOfInferenceHasItsKind(InferenceException.Problem problem, FailureKind kind, Code code) {
        JobFailure failure = Failures.of(new InferenceException(problem, "It is so."));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.action()).endsWith(".");
    }

    @Test
    void optionsThatTheModelRefusesMakeTheJobInvalid() {
        JobFailure failure = Failures.of(new InvalidOptionsException("The hop is 0.06 s."));
        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
        assertThat(failure.code()).isEqualTo(Code.BAD_PARAMETERS);
        assertThat(failure.problem()).isEqualTo("The hop is 0.06 s.");
    }
}
