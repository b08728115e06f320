package io.ripieno.service.way;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.WindowResult;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.service.TestClock;
import io.ripieno.service.admission.AdmissionLimits;
import io.ripieno.service.admission.Admit;
import io.ripieno.service.admission.Budget;
import io.ripieno.service.control.Cancels;
import io.ripieno.service.edge.Decode;
import io.ripieno.service.file.FileStore;
import io.ripieno.service.file.Spool;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.intake.ReadAhead;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Task;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.metrics.JobMetrics;
import io.ripieno.service.outcome.Assemble;
import io.ripieno.service.outcome.FindStored;
import io.ripieno.service.outcome.Origins;
import io.ripieno.service.outcome.Publish;
import io.ripieno.service.outcome.Result;
import io.ripieno.service.outcome.Store;
import io.ripieno.service.progress.Progress;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.Cost;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.ModelUse;
import io.ripieno.service.run.Notice;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import io.ripieno.service.run.TaskWork;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** The whole way on one thread and in virtual time, with a computation that each test chooses. */
final class WayFixture implements TaskWork {
    final TestClock clock;
    final List<OutgoingRecord> sent = new CopyOnWriteArrayList<>();
    final List<Optional<String>> said = new CopyOnWriteArrayList<>();
    final InFlight inFlight = new InFlight();
    final ReadAhead readAhead = new ReadAhead(10, 1 << 20);
    final Cancels cancels = new Cancels(100);
    final Budget budget;
    final Watch watch;
    final JobWay way;
    final Persist persist;
    boolean brokerIsAway;
    int computed;
    Computation computation = run -> tagged();
    Planning planning = FixedPlan::new;
    Check check = run -> List.of();
    Runnable stored = () -> {};

    WayFixture(Path folder, Executor workers) {
        this(folder, workers, new Decode(WireDecoder.of(Job.class), Runnable::run));
    }

    WayFixture(Path folder, Executor workers, Decode decode) {
        this(folder, workers, new TestClock(), decode);
    }

    private WayFixture(Path folder, Executor workers, TestClock clock, Decode decode) {
        this(
                clock,
                new World(
                        workers,
                        Runnable::run,
                        Runnable::run,
                        clock,
                        Duration.ofMillis(500),
                        new Fetch(
                                new FileStore(List.of(folder), Duration.ofSeconds(10)),
                                new Spool(1 << 20),
                                folder.resolve("scratch")),
                        new DirectoryBlobStore(folder.resolve("blobs"))),
                decode);
    }

    WayFixture(TestClock clock, World world, Decode decode) {
        this.clock = clock;
        BlobStore blobs = world.blobs();
        AdmissionLimits limits =
                new AdmissionLimits(2, Cost.ofSeconds(80, 80), 0.02, 60, 0.25, Duration.ofMinutes(5), Map.of());
        budget = new Budget(limits);
        Admit admit = new Admit(limits, budget, clock);
        persist = new Persist(world.telling(), world.later(), new Untold(said::add));
        FindStored findStored = new FindStored(blobs);
        Steps steps = new Steps(
                decode,
                new PlanJob(List.of(this)),
                new FinishedBefore(findStored, world.looking(), Duration.ofSeconds(1)),
                admit,
                new Attempts(3, world.pause(), world.workers(), world.later()),
                world.fetch(),
                findStored,
                new Assemble(new Origins("runtime 1", "service 1")),
                new Store(new Noticed(blobs), 1 << 18),
                new Publish(this::send, blobs, "service 1", clock),
                persist);
        Witness witness = new Witness(
                new Progress(record -> CompletableFuture.completedFuture(null), Duration.ofSeconds(1), clock),
                new JobMetrics(new SimpleMeterRegistry()));
        way = new JobWay(steps, inFlight, readAhead, cancels, witness, clock);
        watch = new Watch(inFlight, admit, clock);
        cancels.listen(watch::cancel);
        readAhead.open(records -> {});
    }

    static Computed.Tagged tagged(Notice... ownNotices) {
        return new Computed.Tagged(
                new Tagging(
                        10,
                        1,
                        10,
                        5,
                        List.of(new LabelResult("piano", 0.75, 0.5, true), new LabelResult("voice", 0.25, 0.5, false)),
                        List.of(new WindowResult(0, 10, List.of(0.75f, 0.25f))),
                        List.of()),
                new AudioFormat(44_100, 2),
                0,
                List.of(),
                List.of(ownNotices),
                "cpu",
                0.01);
    }

    static Result result(JobRun run) {
        return new Assemble(new Origins("runtime 1", "service 1")).assemble(run, tagged());
    }

    List<Outcome> outcomes() {
        return records("ripieno.tagging.results.v1").stream()
                .map(record -> Wire.decode(record.value(), Outcome.class))
                .toList();
    }

    List<Failure> failures() {
        return records("ripieno.failures.v1").stream()
                .map(record -> Wire.decode(record.value(), Failure.class))
                .toList();
    }

    List<OutgoingRecord> records(String topic) {
        return sent.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    private CompletableFuture<Void> send(OutgoingRecord record) {
        if (brokerIsAway) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        sent.add(record);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Task task() {
        return Task.TAGGING;
    }

    @Override
    public Plan plan(io.ripieno.service.job.Job job) throws JobFailure {
        return planning.plan(job);
    }

    /** What surrounds the way. */
    record World(
            Executor workers,
            Executor looking,
            Executor telling,
            Later later,
            Duration pause,
            Fetch fetch,
            BlobStore blobs) {}

    /** Lets a test hear of each outcome that is stored. */
    private final class Noticed implements BlobStore {
        private final BlobStore blobs;

        Noticed(BlobStore blobs) {
            this.blobs = blobs;
        }

        @Override
        public Blob put(String key, String mediaType, byte[] content) throws IOException {
            Blob put = blobs.put(key, mediaType, content);
            if (key.startsWith("outcomes/")) {
                stored.run();
            }
            return put;
        }

        @Override
        public Optional<byte[]> get(String key) throws IOException {
            return blobs.get(key);
        }

        @Override
        public boolean holds(Blob blob) throws IOException {
            return blobs.holds(blob);
        }
    }

    interface Planning {
        Plan plan(io.ripieno.service.job.Job job) throws JobFailure;
    }

    interface Check {
        List<Notice> check(JobRun run) throws JobFailure;
    }

    interface Computation {
        Computed compute(JobRun run) throws JobFailure;
    }

    final class FixedPlan implements Plan {
        private final io.ripieno.service.job.Job job;

        FixedPlan(io.ripieno.service.job.Job job) {
            this.job = job;
        }

        @Override
        public WorkId workId() {
            return WorkId.of(Task.TAGGING, List.of("d"), parameters(), job.inputs());
        }

        @Override
        public List<ModelUse> models() {
            return List.of(new ModelUse("m", 1, "d"));
        }

        @Override
        public String parameters() {
            return "{}";
        }

        @Override
        public List<Notice> check(JobRun run, List<SpooledInput> inputs) throws JobFailure {
            return check.check(run);
        }

        @Override
        public Computed compute(JobRun run, List<SpooledInput> inputs, ProgressSink progress) throws JobFailure {
            computed++;
            return computation.compute(run);
        }
    }
}
