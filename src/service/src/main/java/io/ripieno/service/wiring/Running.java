package io.ripieno.service.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.ripieno.contract.topics.Topic;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Task;
import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelException;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.service.admission.AdmissionLimits;
import io.ripieno.service.config.ServiceConfig;
import io.ripieno.service.file.ScratchHome;
import io.ripieno.service.health.DeviceWatch;
import io.ripieno.service.health.Parts;
import io.ripieno.service.health.Parts.Part;
import io.ripieno.service.job.Code;
import io.ripieno.service.kafka.BrokerState;
import io.ripieno.service.kafka.BrokerWatch;
import io.ripieno.service.kafka.Channels;
import io.ripieno.service.kafka.ControlTopic;
import io.ripieno.service.kafka.MakeTopics;
import io.ripieno.service.log.Log;
import io.ripieno.service.metrics.BatchMetrics;
import io.ripieno.service.metrics.DecodeMetrics;
import io.ripieno.service.metrics.EngineMetrics;
import io.ripieno.service.metrics.JobMetrics;
import io.ripieno.service.outcome.Origins;
import io.ripieno.service.way.Untold;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is open while the service runs. Opening: models are warmed up while the broker is looked for; then missing
 * topics are made, the commands about jobs are read, and jobs are taken. Closing: jobs are drained, then everything is freed.
 */
final class Running implements AutoCloseable {
    private static final Log LOG = Log.of(Running.class);
    private static final Duration LOOK_AT_JOBS = Duration.ofMillis(250);
    private static final Duration LOOK_AT_DEVICES = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_BROKER = Duration.ofSeconds(2);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(3);
    private static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";
    private static final Duration STARTING_LOOK = Duration.ofMillis(100);

    private final ServiceConfig config;
    private final Channels channels;
    private final Parts parts;
    private final MeterRegistry registry;
    private final JobMetrics metrics;
    private final DeviceWatch devices;
    private final String version;
    private final List<Topic> topics;
    private final Threads threads;
    private final BrokerWatch broker;
    private final AdmissionLimits admission;
    private @Nullable Engine engine;
    private @Nullable AudioDecoder decoder;
    private @Nullable Assembly assembly;
    private @Nullable ControlTopic control;
    private @Nullable ScratchHome scratch;
    private boolean closed;

    Running(ServiceConfig config, Channels channels, Parts parts, MeterRegistry registry, String version) {
        this.config = config;
        this.channels = channels;
        this.parts = parts;
        this.registry = registry;
        this.metrics = new JobMetrics(registry);
        this.devices = new DeviceWatch(parts);
        this.version = version;
        topics = TopicCatalogue.of(config.tasks().stream()
                .map(task -> Task.valueOf(task.strip().toUpperCase(Locale.ROOT)))
                .toList());
        admission = Limits.admission(config.admission(), config.evaluation());
        threads = new Threads(admission.jobs());
        broker = new BrokerWatch(channels.kafka(), topics, BROKER_PATIENCE);
    }

    /** Returns once jobs are taken. */
    void open() throws ModelException, InterruptedException {
        if (!"1".equals(System.getenv(NO_TELEMETRY))) {
            LOG.warn(
                    Code.TELEMETRY,
                    "ONNX Runtime sends usage data to its maker. Set the environment variable " + NO_TELEMETRY
                            + "=1 before the service starts to keep it from that.");
        }
        threads.oftenAskBroker(LOOK_AT_BROKER, this::lookAtBroker);
        EngineMetrics engineMetrics = new EngineMetrics(registry);
        Engine warm = Engine.open(Limits.engine(config), new BatchMetrics(registry), engineMetrics);
        synchronized (this) {
            engine = warm;
        }
        parts.up(
                Part.MODELS,
                "Warm: "
                        + warm.models().stream()
                                .map(model -> model.manifest().ref())
                                .toList()
                        + warm.withoutGpu().stream().map(reason -> " " + reason).collect(Collectors.joining()));
        engineMetrics.bind(warm);
        threads.often(LOOK_AT_DEVICES, () -> devices.look(warm.deviceStates()));
        awaitBroker();
        takeJobs(warm);
        LOG.info(
                Code.READY,
                "Ready: jobs are taken.",
                "tasks",
                config.tasks(),
                "models",
                config.models().preload(),
                "seconds",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }

    private void awaitBroker() throws InterruptedException {
        while (!broker.state().answers()) {
            Thread.sleep(STARTING_LOOK.toMillis());
        }
        List<String> missing = broker.state().missing();
        if (config.topics().create() && !missing.isEmpty()) {
            MakeTopics.make(broker.admin(), topics, missing);
            lookAtBroker();
        }
    }

    /** Jobs that were cancelled before the start must be known before the first job comes. */
    private void takeJobs(Engine warm) throws InterruptedException {
        Assembly assembled = assemble(warm);
        ControlTopic topic = ControlTopic.open(channels.kafka(), assembled.commands(), parts);
        synchronized (this) {
            control = topic;
        }
        topic.awaitCaughtUp();
        parts.up(Part.INTAKE, "Jobs are taken.");
        channels.open(assembled.readAhead(), assembled.way()::travel, threads.intake(), assembled);
    }

    private synchronized Assembly assemble(Engine warm) {
        Origins origins = new Origins(Engine.runtime(), version);
        ScratchHome home = ScratchHome.claim(config.scratch().directory());
        scratch = home;
        AudioDecoder recordings = decoder(warm);
        decoder = recordings;
        Assembly assembled = new Assembly(
                config,
                warm,
                recordings,
                channels.outcomes(),
                channels.progress(),
                metrics,
                origins,
                home.folder(),
                new Untold(this::outcomes),
                threads);
        assembly = assembled;
        threads.often(LOOK_AT_JOBS, assembled.watch()::look);
        outcomes(Optional.empty());
        return assembled;
    }

    private AudioDecoder decoder(Engine warm) {
        boolean usesGpu =
                warm.deviceStates().stream().anyMatch(device -> device.kind().equals("gpu"));
        DecodeWorkerPool workers = new DecodeWorkerPool(
                DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN),
                Limits.workers(config.decoding(), admission, usesGpu));
        DecodeMetrics.bind(metrics, workers);
        return new AudioDecoder(Limits.audio(config.decoding()), workers);
    }

    private void outcomes(Optional<String> problem) {
        problem.ifPresentOrElse(
                message -> parts.down(Part.OUTCOMES, message),
                () -> parts.up(Part.OUTCOMES, "All that was to be told has been taken."));
    }

    private void lookAtBroker() {
        BrokerState state = broker.look();
        if (state.isReachable()) {
            parts.up(Part.BROKER, state.message());
        } else {
            parts.down(Part.BROKER, state.message());
        }
    }

    /** Drains and frees; a second time does nothing. */
    @Override
    public synchronized void close() throws InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        parts.down(Part.INTAKE, "The service stops: running jobs finish, and no further ones are taken.");
        if (assembly != null) {
            assembly.drain().drain(config.jobs().drain());
        }
        if (control != null) {
            control.close();
        }
        threads.close();
        broker.close();
        if (decoder != null) {
            decoder.close();
        }
        if (engine != null) {
            engine.close();
        }
        if (scratch != null) {
            scratch.close();
        }
    }
}
