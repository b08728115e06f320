package io.ripieno.service.kafka;

import io.ripieno.service.health.Parts;
import io.ripieno.service.health.Parts.Part;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.intake.ReadAhead;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hands the records of the jobs topics to intake, as many as it asks for. */
@ApplicationScoped
public class JobsChannel {
    private static final Log LOG = Log.of(JobsChannel.class);

    private final Multi<Message<byte[]>> jobs;
    private final Parts parts;
    private final Clock clock = Clock.systemUTC();

    public JobsChannel(@Channel("jobs") Multi<Message<byte[]>> jobs, Parts parts) {
        this.jobs = jobs;
        this.parts = parts;
    }

    /** Begins to hand over records on threads of {@code intake}. */
    public void open(ReadAhead readAhead, Consumer<Delivery> way, Executor intake) {
        jobs.subscribe().withSubscriber(new MultiSubscriber<Message<byte[]>>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                readAhead.open(subscription::request);
            }

            @Override
            public void onItem(Message<byte[]> message) {
                Delivery delivery = delivery(message);
                if (readAhead.arrived(delivery.bytes())) {
                    intake.execute(() -> way.accept(delivery));
                }
            }

            @Override
            public void onFailure(Throwable failure) {
                if (readAhead.isClosed()) {
                    return;
                }
                parts.down(
                        Part.INTAKE,
                        "The channel of jobs broke (" + failure
                                + ") and hands over nothing more. Start the service again.");
                LOG.error(
                        Code.UNEXPECTED,
                        "The channel of jobs broke and hands over nothing more. Start the service again.",
                        failure);
            }

            @Override
            public void onCompletion() {
                if (!readAhead.isClosed()) {
                    parts.down(
                            Part.INTAKE,
                            "The channel of jobs ended and hands over nothing more. Start the service again.");
                }
                readAhead.close();
            }
        });
    }

    @SuppressWarnings("unchecked") // The deserializers are configured.
    private Delivery delivery(Message<byte[]> message) {
        ConsumerRecord<byte[], byte[]> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow()
                .getRecord();
        return new Delivery(
                new Origin(record.topic(), record.partition(), record.offset()),
                record.key(),
                record.value(),
                StreamSupport.stream(record.headers().spliterator(), false)
                        .map(header -> new Header(header.key(), header.value()))
                        .toList(),
                Instant.ofEpochMilli(record.timestamp()),
                clock.instant(),
                message::ack);
    }
}
