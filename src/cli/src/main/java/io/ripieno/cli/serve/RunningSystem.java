package io.ripieno.cli.serve;

import io.ripieno.cli.CliException;
import io.ripieno.cli.kafka.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A broker and a service that we started. Closing stops the service first, which finishes what it has begun, then the
 * broker. The end of the program closes it too, however that comes about.
 */
public final class RunningSystem implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(40);
    private static final Duration TOPICS = Duration.ofSeconds(60);

    private final DataHome data;
    private final InstanceLock lock;
    private final Deque<ChildProcess> children = new ArrayDeque<>();
    private volatile boolean closing;

    private RunningSystem(DataHome data, InstanceLock lock) {
        this.data = data;
        this.lock = lock;
    }

    /**
     * Starts both, creates the topics and returns when jobs are taken; returns nothing if another instance holds the data
     * directory.
     *
     * @param narrator tells what is being done
     * @throws CliException if a port is taken or one of the two does not start
     */
    public static Optional<RunningSystem> tryStart(Programs programs, SystemSettings settings, Narrator narrator) {
        DataHome data = settings.data();
        Optional<InstanceLock> taken = InstanceLock.tryTake(data);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        var system = new RunningSystem(data, taken.get());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> system.interrupt(narrator), "stop"));
        try {
            system.bringUp(programs, settings, narrator);
            return Optional.of(system);
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** Returns when the system is being closed. Throws with the last words if one of the two ends by itself. */
    public void awaitEnd() {
        CompletableFuture.anyOf(snapshot().stream().map(ChildProcess::onEnd).toArray(CompletableFuture[]::new))
                .join();
        checkAlive();
    }

    /** @throws CliException with the last words of the one that ended by itself */
    public void checkAlive() {
        for (ChildProcess child : snapshot()) {
            if (!closing && !child.isAlive()) {
                throw new CliException(child.obituary());
            }
        }
    }

    /** Whether it is being stopped, or has been. */
    public boolean isClosing() {
        return closing;
    }

    /** The process of the service. */
    public ProcessHandle service() {
        return snapshot().get(0).handle();
    }

    /** The end of the log of the newest process, for messages. */
    public String lastWords() {
        return snapshot().get(0).lastWords();
    }

    @Override
    public void close() {
        closing = true;
        synchronized (children) {
            try (lock) {
                Files.deleteIfExists(data.instance());
                while (!children.isEmpty()) {
                    children.pop().stop(GRACE);
                }
            } catch (IOException e) {
                throw new CliException("cannot remove %s (%s); remove it by hand".formatted(data.instance(), e), e);
            }
        }
    }

    private void interrupt(Narrator narrator) {
        if (!snapshot().isEmpty()) {
            narrator.interrupted();
        }
        close();
    }

    private void bringUp(Programs programs, SystemSettings settings, Narrator narrator) {
        Readiness.forget(data);
        int kafkaPort = settings.kafkaPort() == 0 ? 0 : LoopbackPort.claim(settings.kafkaPort(), "--kafka-port");
        int httpPort = LoopbackPort.claim(settings.httpPort(), "--http-port");
        narrator.step("starting the broker");
        ChildProcess broker = launch("the broker", programs.broker(data, kafkaPort), "broker.log");
        String bootstrapServers = Readiness.ofBroker(broker, data);
        try (Topics topics = Topics.on(bootstrapServers, TOPICS)) {
            topics.createMissing();
        }
        narrator.step("starting the service");
        URI http = URI.create("http://127.0.0.1:" + httpPort);
        ChildProcess service = launch("the service", programs.service(settings, bootstrapServers, http), "service.log");
        Readiness.ofService(service, http);
        new Instance(settings.command(), bootstrapServers, http, settings.roots()).write(data);
    }

    private ChildProcess launch(String name, List<String> command, String log) {
        synchronized (children) {
            if (closing) {
                throw new CliException("stopped while starting");
            }
            ChildProcess child = ChildProcess.start(name, command, data.logs().resolve(log));
            children.push(child);
            return child;
        }
    }

    private List<ChildProcess> snapshot() {
        synchronized (children) {
            return List.copyOf(children);
        }
    }
}
