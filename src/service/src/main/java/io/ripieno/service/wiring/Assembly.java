package io.ripieno.service.wiring;

import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.RegistryIdWidth;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.service.admission.AdmissionLimits;
import io.ripieno.service.admission.Admit;
import io.ripieno.service.admission.Budget;
import io.ripieno.service.config.ServiceConfig;
import io.ripieno.service.control.Cancels;
import io.ripieno.service.control.Commands;
import io.ripieno.service.edge.Decode;
import io.ripieno.service.edge.Registry;
import io.ripieno.service.evaluation.EvaluationWork;
import io.ripieno.service.file.FileStore;
import io.ripieno.service.file.Spool;
import io.ripieno.service.intake.ReadAhead;
import io.ripieno.service.intake.Records;
import io.ripieno.service.kafka.PartitionsListener;
import io.ripieno.service.metrics.AdmissionMetrics;
import io.ripieno.service.metrics.JobMetrics;
import io.ripieno.service.outcome.Assemble;
import io.ripieno.service.outcome.FindStored;
import io.ripieno.service.outcome.Origins;
import io.ripieno.service.outcome.Publish;
import io.ripieno.service.outcome.Store;
import io.ripieno.service.progress.Progress;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.retention.Sweep;
import io.ripieno.service.run.TaskWork;
import io.ripieno.service.tagging.ModelLookup;
import io.ripieno.service.tagging.NewVersions;
import io.ripieno.service.tagging.TaggingWork;
import io.ripieno.service.way.Attempts;
import io.ripieno.service.way.Drain;
import io.ripieno.service.way.Fetch;
import io.ripieno.service.way.FinishedBefore;
import io.ripieno.service.way.InFlight;
import io.ripieno.service.way.JobWay;
import io.ripieno.service.way.Persist;
import io.ripieno.service.way.PlanJob;
import io.ripieno.service.way.Steps;
import io.ripieno.service.way.Untold;
import io.ripieno.service.way.Watch;
import io.ripieno.service.way.Witness;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** The parts of the way of a job, put together as the configuration says. */
final class Assembly implements PartitionsListener {
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(1);

    private final ReadAhead readAhead;
    private final JobWay way;
    private final Watch watch;
    private final Drain drain;
    private final Commands commands;

    Assembly(
            ServiceConfig config,
            Engine engine,
            AudioDecoder decoder,
            Records outcomes,
            Records progressRecords,
            JobMetrics metrics,
            Origins origins,
            Path scratch,
            Untold untold,
            Threads threads) {
        Clock clock = Clock.systemUTC();
        AdmissionLimits limits = Limits.admission(config.admission(), config.evaluation());
        DirectoryBlobStore blobs = new DirectoryBlobStore(config.blobs().directory());
        Sweep sweep = new Sweep(
                blobs, Limits.retention(config.retention()), config.scratch().directory(), clock);
        threads.oftenSweep(config.retention().every(), sweep::sweep);
        NewVersions versions = new NewVersions(engine);
        threads.oftenRefresh(config.models().refresh(), versions::look);
        InFlight inFlight = new InFlight();
        Budget budget = new Budget(limits);
        Admit admit = new Admit(limits, budget, clock);
        Cancels cancels = new Cancels(config.control().remembered());
        Optional<Registry> registry = config.registry()
                .url()
                .map(url -> new Registry(
                        url,
                        config.registry().maxTime(),
                        config.registry().maxBytes().asLongValue()));
        RegistryIdWidth width =
                config.registry().idBytes() == Long.BYTES ? RegistryIdWidth.EIGHT : RegistryIdWidth.FOUR;
        commands = new Commands(decoder(Control.class, registry, width), cancels, metrics);
        Persist persist = new Persist(threads.telling(), threads::later, untold);
        Progress progress = new Progress(progressRecords, config.jobs().progressEvery(), clock);
        readAhead = new ReadAhead(
                config.intake().readAhead(), config.intake().readAheadBytes().asLongValue());
        FindStored findStored = new FindStored(blobs);
        Steps steps = new Steps(
                new Decode(decoder(Job.class, registry, width), threads.asking()),
                new PlanJob(works(config, engine, new JobAudio(decoder, limits.shortSeconds()), clock)),
                new FinishedBefore(findStored, threads.looking(), STORE_PATIENCE),
                admit,
                new Attempts(config.jobs().attempts(), config.jobs().pause(), threads.workers(), threads::later),
                new Fetch(
                        new FileStore(roots(config), config.files().openTime()),
                        new Spool(config.decoding().maxBytes().asLongValue()),
                        scratch),
                findStored,
                new Assemble(origins),
                new Store(blobs, config.blobs().inlineBytes().asLongValue()),
                new Publish(outcomes, blobs, origins.serviceVersion(), clock),
                persist);
        way = new JobWay(steps, inFlight, readAhead, cancels, new Witness(progress, metrics), clock);
        watch = new Watch(inFlight, admit, clock);
        cancels.listen(watch::cancel);
        drain = new Drain(readAhead, watch, inFlight, persist);
        AdmissionMetrics.bind(metrics, admit, budget, limits.outstanding());
        metrics.gauge("ripieno.kept.bytes", "What the last sweep left in the blob store, in bytes", sweep::keptBytes);
        metrics.gauge("ripieno.kept.outcomes", "Outcomes that the last sweep left", sweep::keptOutcomes);
        metrics.gauge("ripieno.control.remembered", "Cancelled jobs that are remembered", cancels::remembered);
        metrics.gauge("ripieno.intake.held", "Records read ahead", readAhead::held);
    }

    /** Only tasks that are served here. */
    private static List<TaskWork> works(ServiceConfig config, Engine engine, JobAudio recordings, Clock clock) {
        List<TaskWork> all = List.of(
                new TaggingWork(
                        engine,
                        new ModelLookup(engine, clock),
                        recordings,
                        ModelRef.parse(config.models().tagging()),
                        clock),
                new EvaluationWork(recordings, Limits.evaluation(config.evaluation())));
        List<String> served = config.tasks().stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
        return all.stream().filter(work -> served.contains(work.task().word())).toList();
    }

    private static <T extends SpecificRecordBase> WireDecoder<T> decoder(
            Class<T> type, Optional<Registry> registry, RegistryIdWidth width) {
        WireDecoder<T> decoder = WireDecoder.of(type);
        return registry.map(asked -> decoder.withRegistry(asked, width)).orElse(decoder);
    }

    private static List<Path> roots(ServiceConfig config) {
        List<Path> roots = new ArrayList<>(config.files().roots().orElse(List.of()));
        roots.add(config.blobs().directory());
        return roots;
    }

    @Override
    public void owned(int count) {
        readAhead.partitions(count);
    }

    @Override
    public void lost(String topic, int partition) {
        watch.lost(topic, partition);
    }

    ReadAhead readAhead() {
        return readAhead;
    }

    JobWay way() {
        return way;
    }

    Watch watch() {
        return watch;
    }

    Drain drain() {
        return drain;
    }

    Commands commands() {
        return commands;
    }
}
