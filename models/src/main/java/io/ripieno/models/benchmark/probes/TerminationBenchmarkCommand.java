package io.ripieno.models.benchmark.probes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark termination}. */
@Command(
        name = "termination",
        mixinStandardHelpOptions = true,
        description =
                "How soon the only caller of a device has run another job's window when a job ends, by a cancel or"
                        + " by its deadline, whose run takes seconds: a chain of matrix products in ONNX Runtime. One of them,"
                        + " which nothing interrupts, is told beside it.")
public final class TerminationBenchmarkCommand implements Callable<Integer> {
    private static final long MODEL_BYTES = 1L << 30;
    private static final int LEAST_MILLIS = 50;
    private static final int SPREAD_MILLIS = 100;
    private static final int MOST_TRIES = 5;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often each way of ending is tried. Default: ${DEFAULT-VALUE}.")
    private int times;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "512",
            description = "Rows and columns of the matrices. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "1500",
            description = "Products in a run. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--require",
            paramLabel = "MILLIS",
            description = "Exit with 1 if the worst time is longer than this.")
    private double most = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What is measured, in milliseconds. */
    private record Figures(double run, double operator, Quantiles cancel, Quantiles deadline) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        OneGraph slow = new OneGraph("slow", ProbeGraph.chain("slow", size, steps), 1);
        OneGraph next = new OneGraph("next", ProbeGraph.mask("next", 1, 8, 1), 1);
        ExecutorService jobs = Executors.newCachedThreadPool();
        try (ProbeBench bench = new ProbeBench(List.of(slow, next), 1, MODEL_BYTES, BatchListener.NONE)) {
            Trial trial = new Trial(bench, slow, next, jobs);
            List<Double> cancels = new ArrayList<>();
            List<Double> deadlines = new ArrayList<>();
            fill(new ArrayList<>(), 1, trial::cancelMillis);
            fill(cancels, times, trial::cancelMillis);
            fill(deadlines, times, trial::deadlineMillis);
            double run = 1e3 * bench.seconds(slow.graph(), 1);
            Figures figures = new Figures(run, run / steps, Quantiles.of(cancels), Quantiles.of(deadlines));
            out.println(json ? new ObjectMapper().writeValueAsString(document(figures)) : table(figures));
            out.flush();
            return worst(figures) <= most ? 0 : 1;
        } finally {
            jobs.shutdownNow();
        }
    }

    /** Tries until so many trials have met a run in its midst. */
    private static void fill(List<Double> millis, int count, Callable<OptionalDouble> trial) throws Exception {
        int tries = 0;
        while (millis.size() < count) {
            if (++tries > MOST_TRIES * count) {
                throw new IllegalStateException("Of " + tries + " trials only " + millis.size()
                        + " met a run in its midst. Raise --steps, or try again when the machine is less busy.");
            }
            trial.call().ifPresent(millis::add);
        }
    }

    /** When a job was over, and whether it was ended before its window was done. */
    private record End(long nanos, boolean isEnded) {}

    /** One job that is ended in the midst of its run, while another waits. */
    private record Trial(ProbeBench bench, OneGraph slow, OneGraph next, ExecutorService jobs, Random random) {
        Trial(ProbeBench bench, OneGraph slow, OneGraph next, ExecutorService jobs) {
            this(bench, slow, next, jobs, new Random(3));
        }

        OptionalDouble cancelMillis() throws InterruptedException, ExecutionException {
            Cancellation cancellation = new Cancellation();
            Future<End> leaving = start(slow, terms -> terms, cancellation);
            TimeUnit.MILLISECONDS.sleep(LEAST_MILLIS + random.nextInt(SPREAD_MILLIS));
            Future<End> waiting = start(next, terms -> terms, new Cancellation());
            await(() -> bench.queued() > 0 || waiting.isDone());
            long cancelled = bench.now();
            cancellation.cancel("The trial is over.");
            return millis(cancelled, leaving, waiting);
        }

        OptionalDouble deadlineMillis() throws InterruptedException, ExecutionException {
            long deadline =
                    bench.now() + TimeUnit.MILLISECONDS.toNanos(2L * LEAST_MILLIS + random.nextInt(SPREAD_MILLIS));
            Future<End> leaving = start(slow, terms -> terms.until(deadline), new Cancellation());
            TimeUnit.MILLISECONDS.sleep(LEAST_MILLIS);
            Future<End> waiting = start(next, terms -> terms, new Cancellation());
            return millis(deadline, leaving, waiting);
        }

        /** Empty if the run was over, or the other window done, before the job was ended. */
        private static OptionalDouble millis(long since, Future<End> leaving, Future<End> waiting)
                throws InterruptedException, ExecutionException {
            long next = waiting.get().nanos();
            return leaving.get().isEnded() && next > since
                    ? OptionalDouble.of((next - since) * 1e-6)
                    : OptionalDouble.empty();
        }

        /** A job of one window; what is returned tells when it was done, or that it was ended. */
        private Future<End> start(OneGraph probe, UnaryOperator<JobTerms> terms, Cancellation cancellation) {
            CompletableFuture<End> end = new CompletableFuture<>();
            jobs.execute(() -> {
                try {
                    bench.run(
                            probe,
                            1,
                            terms,
                            number -> number < 1,
                            span -> end.complete(new End(bench.now(), false)),
                            cancellation);
                } catch (CancelledException | ExpiredException e) {
                    end.complete(new End(bench.now(), true));
                } catch (InferenceException | RuntimeException e) {
                    end.completeExceptionally(e);
                }
            });
            return end;
        }

        private static void await(BooleanSupplier condition) throws InterruptedException {
            while (!condition.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private static String table(Figures figures) {
        return String.format(
                Locale.ROOT,
                "a run takes %.0f ms, one operator of it %.2f ms%n"
                        + "after a cancel    median %6.1f ms  worst %6.1f ms%n"
                        + "after a deadline  median %6.1f ms  worst %6.1f ms%n"
                        + "termination.worstMillis %.1f",
                figures.run(),
                figures.operator(),
                figures.cancel().median(),
                figures.cancel().worst(),
                figures.deadline().median(),
                figures.deadline().worst(),
                worst(figures));
    }

    private static double worst(Figures figures) {
        return Math.max(figures.cancel().worst(), figures.deadline().worst());
    }

    private Map<String, Object> document(Figures figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "termination");
        document.put("times", times);
        document.put("runMillis", figures.run());
        document.put("operatorMillis", figures.operator());
        document.put("termination.cancelMillis", figures.cancel());
        document.put("termination.deadlineMillis", figures.deadline());
        document.put("termination.worstMillis", worst(figures));
        return document;
    }
}
