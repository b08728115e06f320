package io.ripieno.cli.demo;

import io.ripieno.cli.CliException;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.Instance;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.cli.serve.Programs;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.cli.serve.SystemSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The broker and service that do the jobs: those that {@code serve} runs on the same data directory, or our own for as
 * long as this is open.
 */
final class Host implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final DataHome data;
    private final Instance instance;
    private final Optional<RunningSystem> own;

    private Host(DataHome data, Instance instance, Optional<RunningSystem> own) {
        this.data = data;
        this.instance = instance;
        this.own = own;
    }

    /**
     * Starts a broker and a service, or finds those that run.
     *
     * @throws CliException if neither succeeds
     */
    static Host open(Programs programs, SystemSettings settings, Narrator narrator) {
        Optional<RunningSystem> own = RunningSystem.tryStart(programs, settings, narrator);
        if (own.isEmpty()) {
            narrator.step(
                    "attaching to the ripieno that runs on " + settings.data().root());
        }
        Instance instance = Instance.await(settings.data(), START);
        if (own.isEmpty() && !instance.command().equals("serve")) {
            throw new CliException(
                    "another %s runs on %s; wait until it has ended, or choose another directory with --data"
                            .formatted(instance.command(), settings.data().root()));
        }
        return new Host(settings.data(), instance, own);
    }

    Instance instance() {
        return instance;
    }

    /** @throws CliException if the broker or the service has ended */
    void checkAlive() {
        own.ifPresent(RunningSystem::checkAlive);
        if (own.isEmpty() && Instance.read(data).isEmpty()) {
            throw new CliException("the ripieno that ran on %s has ended; start it again, or run the demo by itself"
                    .formatted(data.root()));
        }
    }

    /** The end of the service's log, if it is ours. */
    String lastWords() {
        return own.map(RunningSystem::lastWords).orElse("look at the output of the ripieno serve that runs");
    }

    @Override
    public void close() {
        own.ifPresent(RunningSystem::close);
    }
}
