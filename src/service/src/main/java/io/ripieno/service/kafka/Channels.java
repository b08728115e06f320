package io.ripieno.service.kafka;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.ReadAhead;
import io.ripieno.service.intake.Records;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The channels of the connector, as the ports that intake and outcomes know. */
@ApplicationScoped
public class Channels {
    private final JobsChannel jobs;
    private final Partitions partitions;
    private final Records outcomes;
    private final Records progress;
    private final Map<String, Object> kafka;

    public Channels(
            JobsChannel jobs,
            @Identifier("jobs") Partitions partitions,
            @Channel("outcomes") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> outcomes,
            @Channel("progress") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> progress,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.jobs = jobs;
        this.partitions = partitions;
        this.outcomes = new EmittedRecords(outcomes);
        this.progress = new EmittedRecords(progress);
        this.kafka = Map.copyOf(kafka);
    }

    /** Begins to hand over jobs. */
    public void open(ReadAhead readAhead, Consumer<Delivery> way, Executor intake, PartitionsListener listener) {
        partitions.listen(listener);
        jobs.open(readAhead, way, intake);
    }

    public Records outcomes() {
        return outcomes;
    }

    public Records progress() {
        return progress;
    }

    /** What is configured for every client. */
    public Map<String, Object> kafka() {
        return kafka;
    }
}
