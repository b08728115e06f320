package io.ripieno.service.kafka;

import io.ripieno.contract.topics.Topic;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;

/** Asks the broker now and then whether it is there and has the topics, and says what to do if not. */
public final class BrokerWatch implements AutoCloseable {
    private static final Log LOG = Log.of(BrokerWatch.class);

    private final String servers;
    private final Admin admin;
    private final Set<String> needed = new TreeSet<>();
    private final Duration patience;
    private volatile BrokerState state;

    /**
     * Watches a broker.
     *
     * @param kafka configuration of clients, with {@code bootstrap.servers}
     * @param patience with one answer
     */
    public BrokerWatch(Map<String, Object> kafka, Collection<Topic> topics, Duration patience) {
        this.servers = String.valueOf(kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        this.patience = patience;
        topics.forEach(topic -> needed.add(topic.name()));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ripieno-watch");
        this.admin = Admin.create(settings);
        this.state = BrokerState.away("The broker at " + servers + " has not been asked yet. Wait a moment.");
    }

    public Admin admin() {
        return admin;
    }

    /** What was found when the broker was asked last. */
    public BrokerState state() {
        return state;
    }

    /** Asks the broker now; blocks for at most the patience. */
    public BrokerState look() {
        BrokerState before = state;
        BrokerState now = ask();
        state = now;
        if (before.isReachable() != now.isReachable() && !now.isReachable()) {
            LOG.warn(Code.BROKER, now.message());
        } else if (before.isReachable() != now.isReachable()) {
            LOG.info(Code.BROKER, now.message());
        }
        return now;
    }

    private BrokerState ask() {
        try {
            int nodes = admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) patience.toMillis()))
                    .nodes()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .size();
            Set<String> missing = new TreeSet<>(needed);
            missing.removeAll(admin.listTopics(new ListTopicsOptions().timeoutMs((int) patience.toMillis()))
                    .names()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS));
            return missing.isEmpty()
                    ? BrokerState.reachable("The broker at " + servers + " answers, with " + nodes + " nodes.")
                    : BrokerState.withoutTopics(
                            "The broker at " + servers + " has no topics " + missing
                                    + ". Create them, or set ripieno.topics.create=true and start the service again.",
                            List.copyOf(missing));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return state;
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return BrokerState.away(
                    "No broker answers at " + servers + " (" + cause.getClass().getSimpleName()
                            + "). Start it, or set kafka.bootstrap.servers to one that runs. Jobs that run go on, and what they"
                            + " come to is sent once a broker answers.");
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
