package io.ripieno.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.intake.RecordNotTakenException;
import io.ripieno.service.intake.RecordRefusedException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmittedRecordsTest {
    static Stream<Exception> lasting() {
        return Stream.of(
                new RecordTooLargeException("600000"),
                new RecordBatchTooLargeException("600000"),
                new SerializationException("no"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatNoRepetitionHelpsIsToldApart(Exception lasting) {
        assertThat(EmittedRecords.told("t", lasting)).isInstanceOf(RecordRefusedException.class);
        assertThat(EmittedRecords.told("t", new IllegalStateException(lasting)))
                .isInstanceOf(RecordRefusedException.class)
                .hasMessageContaining("The topic t ")
                .hasMessageContaining(lasting.getClass().getSimpleName())
                .hasMessageEndingWith("Send a shorter one.");
    }

    @Test
    void whatMayPassNamesTheTopic() {
        assertThat(EmittedRecords.told("t", new TimeoutException("60 s")))
                .isInstanceOf(RecordNotTakenException.class)
                .hasMessageContaining("The topic t did not take a record")
                .hasMessageContaining("60 s");
    }
}
