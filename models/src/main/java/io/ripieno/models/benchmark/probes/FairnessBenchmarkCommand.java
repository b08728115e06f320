package io.ripieno.models.benchmark.probes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.StoredModel;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.models.benchmark.TaggerOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark fairness}. */
@Command(
        name = "fairness",
        mixinStandardHelpOptions = true,
        description = "How long the windows of a recording of ten seconds take on the cores of this machine, alone and"
                + " while those of recordings of two hours were queued first, which are as many as can be used. The"
                + " bound is twice the time alone and the longest batch.")
public final class FairnessBenchmarkCommand implements Callable<Integer> {
    private static final double LONG_SECONDS = 7_200;
    private static final long MODEL_BYTES = 1L << 30;
    private static final int CREDIT = 8;
    private static final int LEAST_MILLIS = 20;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "50",
            description = "Short recordings, one after the other. Default: ${DEFAULT-VALUE}.")
    private int jobs;

    @Option(
            names = "--long",
            paramLabel = "N",
            defaultValue = "20",
            description = "Long recordings. Default: ${DEFAULT-VALUE}.")
    private int longJobs;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Length of a short recording. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--callers", paramLabel = "N", description = "Runs under way at a time. Default: as many as cores.")
    private int callers = Runtime.getRuntime().availableProcessors();

    @Mixin
    private TaggerOptions tagger = new TaggerOptions();

    @Option(
            names = "--require",
            paramLabel = "SHARE",
            description = "Exit with 1 if fewer of the short recordings kept within the bound than this share.")
    private double leastWithin;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What is measured, in milliseconds. */
    private record Figures(String model, int windows, Quantiles alone, List<Double> among, double longestBatch) {
        Quantiles amongOthers() {
            return Quantiles.of(among);
        }

        double bound() {
            return 2 * alone.median() + longestBatch;
        }

        /** Share of the jobs that kept within the bound. */
        double within() {
            return among.stream().filter(each -> each <= bound()).count() / (double) among.size();
        }
    }

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (jobs < 1 || longJobs < 1 || callers < 1) {
            throw new ParameterException(
                    line,
                    "--jobs (" + jobs + "), --long (" + longJobs + ") and --callers (" + callers
                            + ") must be at least 1.");
        }
        PrintWriter out = line.getOut();
        Figures figures = measure(tagger.resolve());
        out.println(json ? new ObjectMapper().writeValueAsString(document(figures)) : table(figures));
        out.flush();
        return figures.within() >= leastWithin ? 0 : 1;
    }

    private Figures measure(TaggerOptions.Tagger model) throws Exception {
        StoredModel stored = model.stored();
        AudioSpec audio = model.audio();
        OneGraph tagger = new OneGraph(
                "windows", ProbeGraph.of(stored), stored.manifest().device().preferredOn("cpu"));
        AtomicLong longest = new AtomicLong();
        try (ProbeBench bench = new ProbeBench(
                List.of(tagger), callers, MODEL_BYTES, report -> longest.accumulateAndGet(nanos(report), Math::max))) {
            int windows = windows(audio, seconds);
            shortJobs(bench, tagger, windows);
            List<Double> alone = shortJobs(bench, tagger, windows);
            longest.set(0);
            List<Double> among = amongLongJobs(bench, tagger, windows, windows(audio, LONG_SECONDS));
            return new Figures(
                    stored.manifest().ref().toString(), windows, Quantiles.of(alone), among, longest.get() * 1e-6);
        }
    }

    private static int windows(AudioSpec audio, double length) {
        return 1 + (int) Math.max(0, Math.ceil((length - audio.windowSeconds()) / audio.hopSeconds()));
    }

    private static long nanos(BatchReport report) {
        return report.sessionNanos() + report.inputNanos() + report.computeNanos() + report.outputNanos();
    }

    /** The long ones go on, from the beginning if need be, until the short ones are done. */
    private List<Double> amongLongJobs(ProbeBench bench, OneGraph tagger, int windows, int longWindows)
            throws InterruptedException, ExecutionException, InferenceException {
        ExecutorService threads = Executors.newFixedThreadPool(longJobs);
        Cancellation end = new Cancellation();
        try {
            CountDownLatch begun = new CountDownLatch(longJobs);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < longJobs; i++) {
                running.add(threads.submit(() -> repeat(bench, tagger, longWindows, begun, end)));
            }
            while (!begun.await(1, TimeUnit.MILLISECONDS)) {
                throwFailure(running);
            }
            List<Double> millis = shortJobs(bench, tagger, windows);
            end.cancel("The short jobs are done.");
            for (Future<?> each : running) {
                each.get();
            }
            return millis;
        } finally {
            end.cancel("The measurement is over.");
            threads.shutdown();
        }
    }

    private static Object repeat(ProbeBench bench, OneGraph tagger, int windows, CountDownLatch begun, Cancellation end)
            throws InferenceException {
        AtomicBoolean hasBegun = new AtomicBoolean();
        while (!end.isCancelled()) {
            tag(
                    bench,
                    tagger,
                    windows,
                    span -> {
                        if (!hasBegun.getAndSet(true)) {
                            begun.countDown();
                        }
                    },
                    end);
        }
        return end;
    }

    /** Those that go on have not failed. */
    private static void throwFailure(List<Future<?>> running) throws InterruptedException, ExecutionException {
        for (Future<?> each : running) {
            if (each.isDone()) {
                each.get();
            }
        }
    }

    /** Milliseconds of each; they begin at moments that have nothing to do with batches. */
    private List<Double> shortJobs(ProbeBench bench, OneGraph tagger, int windows)
            throws InferenceException, InterruptedException {
        Random random = new Random(5);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            TimeUnit.MILLISECONDS.sleep(LEAST_MILLIS + random.nextInt(2 * LEAST_MILLIS));
            long begin = System.nanoTime();
            tag(bench, tagger, windows, span -> {}, new Cancellation());
            millis.add((System.nanoTime() - begin) * 1e-6);
        }
        return millis;
    }

    private static void tag(
            ProbeBench bench, OneGraph tagger, int windows, Consumer<ProbeSpan> done, Cancellation cancellation)
            throws InferenceException {
        try {
            bench.run(
                    tagger, CREDIT, terms -> terms.expecting(windows), number -> number < windows, done, cancellation);
        } catch (CancelledException e) {
            if (!cancellation.isCancelled()) {
                throw e;
            }
        }
    }

    private static String table(Figures figures) {
        return String.format(
                Locale.ROOT,
                "%s, %d windows%n"
                        + "alone        median %7.1f ms  worst %7.1f ms%n"
                        + "among others median %7.1f ms  worst %7.1f ms; longest batch %.1f ms, bound %.1f ms%n"
                        + "fairness.ratio %.2f%n"
                        + "fairness.within %.3f",
                figures.model(),
                figures.windows(),
                figures.alone().median(),
                figures.alone().worst(),
                figures.amongOthers().median(),
                figures.amongOthers().worst(),
                figures.longestBatch(),
                figures.bound(),
                figures.amongOthers().median() / figures.alone().median(),
                figures.within());
    }

    private Map<String, Object> document(Figures figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "fairness");
        document.put("model", figures.model());
        document.put("callers", callers);
        document.put("longJobs", longJobs);
        document.put("windows", figures.windows());
        document.put("fairness.aloneMillis", figures.alone());
        document.put("fairness.amongOthersMillis", figures.amongOthers());
        document.put("fairness.longestBatchMillis", figures.longestBatch());
        document.put("fairness.boundMillis", figures.bound());
        document.put(
                "fairness.ratio",
                figures.amongOthers().median() / figures.alone().median());
        document.put("fairness.within", figures.within());
        return document;
    }
}
