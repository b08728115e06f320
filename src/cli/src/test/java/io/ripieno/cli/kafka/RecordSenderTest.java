package io.ripieno.cli.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.CliException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RecordSender sender = new RecordSender("127.0.0.1:9092", producer, 2);
    private final List<String> delivered = new ArrayList<>();

    @Test
    void whatTheBrokerHasIsToldInTheOrderOfSendingAndNotBefore() {
        send("a");
        send("b");
        assertThat(delivered).isEmpty();
        producer.completeNext();
        producer.completeNext();
        sender.flush();
        assertThat(delivered).containsExactly("a", "b");
        assertThat(producer.history().get(0).headers().lastHeader("name").value())
                .isEqualTo("a".getBytes(UTF_8));
    }

    @Test
    void noMoreThanTheBoundAreOnTheirWay() throws Exception {
        send("a");
        send("b");
        var third = new Thread(() -> send("c"));
        third.start();
        third.join(100);
        assertThat(third.isAlive()).isTrue();
        assertThat(producer.history()).hasSize(2);
        producer.completeNext();
        third.join(30_000);
        assertThat(producer.history()).hasSize(3);
        assertThat(delivered).containsExactly("a");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamedWithWhatToDo() {
        send("a");
        producer.errorNext(new TimeoutException("30 s"));
        assertThatThrownBy(sender::flush)
                .isInstanceOf(CliException.class)
                .hasMessageContaining("no Kafka broker answers at 127.0.0.1:9092")
                .hasMessageContaining("--bootstrap-servers");
        assertThat(delivered).isEmpty();
    }

    @Test
    void aRecordThatIsRefusedEndsTheSending() {
        send("a");
        producer.errorNext(new RecordTooLargeException("too large"));
        assertThatThrownBy(() -> send("b"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("refused")
                .hasMessageContaining("too large");
    }

    private void send(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        sender.send(
                new OutgoingRecord("topic", null, bytes, List.of(new OutgoingRecord.Header("name", bytes))),
                () -> delivered.add(name));
    }
}
