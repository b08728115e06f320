package io.ripieno.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewsFeedTest {
    private static final TopicPartition RESULTS =
            new TopicPartition(TopicCatalogue.results(Task.TAGGING).name(), 0);
    private static final TopicPartition PROGRESS =
            new TopicPartition(TopicCatalogue.progress().name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> heard = new ArrayList<>();
    private final JobNews news = new JobNews() {
        @Override
        public void progressed(Progress progress) {
            heard.add("progress of " + progress.getJobId());
        }

        @Override
        public void ended(Outcome outcome) {
            heard.add("end of " + outcome.getJobId());
        }
    };

    @BeforeEach
    void topics() {
        for (TopicPartition partition : List.of(RESULTS, PROGRESS)) {
            Node[] nodes = {Node.noNode()};
            consumer.updatePartitions(
                    partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, Node.noNode(), nodes, nodes)));
        }
        consumer.updateBeginningOffsets(Map.of(RESULTS, 0L, PROGRESS, 0L));
        consumer.updateEndOffsets(Map.of(RESULTS, 2L, PROGRESS, 1L));
    }

    @Test
    void fromTheBeginningWhatIsThereIsHeardInTheOrderOfTime() {
        NewsFeed feed = open(NewsFeed.From.BEGINNING);
        add(RESULTS, 0, 10, end("old"));
        add(RESULTS, 1, 30, end("new"));
        add(PROGRESS, 0, 20, progress("new"));
        assertThat(feed.hasCaughtUp()).isFalse();
        feed.poll(Duration.ZERO, news);
        assertThat(heard).containsExactly("end of old", "progress of new", "end of new");
        assertThat(feed.hasCaughtUp()).isTrue();
    }

    @Test
    void fromNowOnNothingOlderIsHeard() {
        NewsFeed feed = open(NewsFeed.From.NOW);
        feed.poll(Duration.ZERO, news);
        assertThat(feed.hasCaughtUp()).isTrue();
        add(RESULTS, 2, 40, end("next"));
        feed.poll(Duration.ZERO, news);
        assertThat(heard).containsExactly("end of next");
    }

    @Test
    void whatIsNoRecordOfTheContractIsPassedOver() {
        NewsFeed feed = open(NewsFeed.From.BEGINNING);
        add(RESULTS, 0, 10, new byte[] {1, 2, 3});
        consumer.addRecord(record(RESULTS, 1, 20, null));
        add(PROGRESS, 0, 30, progress("a"));
        feed.poll(Duration.ZERO, news);
        assertThat(heard).containsExactly("progress of a");
    }

    private NewsFeed open(NewsFeed.From from) {
        return NewsFeed.at("127.0.0.1:9092", consumer, NewsFeed.topics(List.of(Task.TAGGING)), from);
    }

    private void add(TopicPartition partition, long offset, long timestamp, byte[] value) {
        consumer.addRecord(record(partition, offset, timestamp, value));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, long timestamp, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static byte[] end(String job) {
        return Wire.encode(Outcome.newBuilder().setJobId(job).build());
    }

    private static byte[] progress(String job) {
        return Wire.encode(Progress.newBuilder().setJobId(job).build());
    }
}
