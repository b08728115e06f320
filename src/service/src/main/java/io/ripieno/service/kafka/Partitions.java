package io.ripieno.service.kafka;

import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Hears which partitions of the jobs topics are ours and tells intake. Safe for use by several threads. */
@ApplicationScoped
@Identifier("jobs")
public class Partitions implements KafkaConsumerRebalanceListener {
    private static final Log LOG = Log.of(Partitions.class);

    private final Set<TopicPartition> ours = new HashSet<>();
    private @Nullable PartitionsListener listener;

    /** Tells a listener of what is ours now and of every change. */
    public synchronized void listen(PartitionsListener newListener) {
        listener = newListener;
        newListener.owned(ours.size());
    }

    @Override
    public synchronized void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        ours.addAll(partitions);
        LOG.info(Code.PARTITIONS, "Partitions came.", "came", partitions, "ours", ours.size());
        if (listener != null) {
            listener.owned(ours.size());
        }
    }

    @Override
    public synchronized void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(ours::remove);
        LOG.info(Code.PARTITIONS, "Partitions went.", "went", partitions, "ours", ours.size());
        if (listener != null) {
            listener.owned(ours.size());
            partitions.forEach(partition -> listener.lost(partition.topic(), partition.partition()));
        }
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }
}
