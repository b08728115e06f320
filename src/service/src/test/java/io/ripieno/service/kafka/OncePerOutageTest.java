package io.ripieno.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.service.LogLines;
import io.smallrye.reactive.messaging.kafka.i18n.KafkaLogging;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OncePerOutageTest {
    private final OncePerOutage filter = new OncePerOutage();

    @Test
    void theLineOfTheConnectorForEachRecordIsKeptFromTheLog() {
        try (LogLines connector = new LogLines("io.smallrye.reactive.messaging.kafka")) {
            KafkaLogging.log.unableToWrite("progress", "ripieno.progress.v1", new IllegalStateException("no broker"));
            assertThat(connector.records()).hasSize(1).noneMatch(filter::isLoggable);
        }
    }

    @Test
    void everyOtherLineIsLetThrough() {
        try (LogLines connector = new LogLines("io.smallrye.reactive.messaging.kafka")) {
            KafkaLogging.log.messageNackedFailStop("jobs");
            assertThat(connector.records()).hasSize(1).allMatch(filter::isLoggable);
        }
        LogRecord ours = new LogRecord(Level.SEVERE, "SRMSG18206 is what we filter.");
        ours.setLoggerName("io.ripieno.service");
        assertThat(filter.isLoggable(ours)).isTrue();
        assertThat(filter.isLoggable(new LogRecord(Level.SEVERE, null))).isTrue();
    }
}
