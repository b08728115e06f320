package io.ripieno.service.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripieno.inference.model.ModelException;
import io.ripieno.service.config.ConfigProblems;
import io.ripieno.service.config.ServiceConfig;
import io.ripieno.service.health.Parts;
import io.ripieno.service.health.Parts.Part;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.kafka.Channels;
import io.ripieno.service.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Starts the service with the application and drains it before the application ends. */
@ApplicationScoped
public class Service {
    private static final Log LOG = Log.of(Service.class);

    private final ServiceConfig config;
    private final Channels channels;
    private final Parts parts;
    private final MeterRegistry registry;
    private final String version;
    private @Nullable Thread opening;
    private volatile @Nullable Running running;

    public Service(
            ServiceConfig config,
            Channels channels,
            Parts parts,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.channels = channels;
        this.parts = parts;
        this.registry = registry;
        this.version = version;
    }

    void start(@Observes StartupEvent event) {
        List<String> problems = ConfigProblems.of(config);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> LOG.error(Code.BAD_CONFIGURATION, problem, null));
            exit("The configuration has " + problems.size() + " problems, listed above.");
            return;
        }
        Running started = new Running(config, channels, parts, registry, version);
        running = started;
        Thread thread = new Thread(() -> open(started), "ripieno-opening");
        opening = thread;
        thread.start();
    }

    private void open(Running started) {
        try {
            started.open();
        } catch (ModelException e) {
            parts.down(Part.MODELS, JobFailure.words(e));
            exit(JobFailure.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            exit(JobFailure.words(e));
        } catch (RuntimeException | Error e) {
            LOG.error(Code.UNEXPECTED, "A fault of the program kept the service from starting.", e);
            exit("See above.");
        }
    }

    /** HTTP still answers, and readiness says that we stop. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        close();
    }

    /** Where the delay was left out. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        close();
    }

    private void close() throws InterruptedException {
        Thread thread = opening;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        Running started = running;
        if (started != null) {
            started.close();
        }
    }

    private static void exit(String why) {
        LOG.error(Code.NOT_STARTED, "The service cannot start. " + why, null);
        Quarkus.asyncExit(1);
    }
}
