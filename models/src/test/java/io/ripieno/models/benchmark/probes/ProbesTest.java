package io.ripieno.models.benchmark.probes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.work.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The probes on ONNX Runtime, small: what comes out of their plans is what the bare loop answers, in order. */
@Timeout(120)
class ProbesTest {
    private static final int CALLERS = 2;
    private static final int SPANS = 40;
    private static final long PLENTY = 1 << 30;
    private static final SixJoined SIX = SixJoined.of(4, 8, 4);
    private static final LoopOf64 LOOP = LoopOf64.of(6, 16, 4);
    private static final HostAlone HOST = new HostAlone(3, 4);

    @Test
    void sixModelsAreJoinedSpanBySpanInOrder() throws Exception {
        try (ProbeBench bench = bench(PLENTY, BatchListener.NONE, SIX)) {
            assertSameAsBare(bench, SIX, planned(bench, SIX, SPANS));
        }
    }

    @Test
    void aLoopHandsItsStateOnForSixtyFourSteps() throws Exception {
        List<BatchReport> reports = Collections.synchronizedList(new ArrayList<>());
        try (ProbeBench bench = bench(PLENTY, reports::add, LOOP)) {
            assertSameAsBare(bench, LOOP, planned(bench, LOOP, SPANS));
        }
        assertThat(reports).isNotEmpty().allMatch(report -> report.runs() == LoopOf64.STEPS);
        assertThat(reports.stream().mapToInt(BatchReport::items).sum()).isEqualTo(SPANS);
    }

    @Test
    void hostWorkAloneHoldsNoDevice() throws Exception {
        List<BatchReport> reports = Collections.synchronizedList(new ArrayList<>());
        try (ProbeBench bench = bench(PLENTY, reports::add, HOST)) {
            assertSameAsBare(bench, HOST, planned(bench, HOST, SPANS));
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void allThreeRunSideBySideAndAnswerAsAlone() throws Exception {
        List<Probe> probes = List.of(SIX, LOOP, HOST);
        ExecutorService jobs = Executors.newCachedThreadPool();
        try (ProbeBench bench = bench(PLENTY, BatchListener.NONE, SIX, LOOP, HOST)) {
            List<Future<List<float[][]>>> answers = new ArrayList<>();
            for (int job = 0; job < 2 * probes.size(); job++) {
                Probe probe = probes.get(job % probes.size());
                Callable<List<float[][]>> plan = () -> planned(bench, probe, SPANS);
                answers.add(jobs.submit(plan));
            }
            for (int job = 0; job < answers.size(); job++) {
                assertSameAsBare(
                        bench, probes.get(job % probes.size()), answers.get(job).get());
            }
        } finally {
            jobs.shutdownNow();
        }
    }

    @Test
    void sixModelsAreJoinedInMemoryForTwo() throws Exception {
        long two = 2L
                * SIX.graphs().stream()
                        .mapToInt(graph -> graph.onnx().length)
                        .max()
                        .orElseThrow();
        ExecutorService jobs = Executors.newCachedThreadPool();
        try (ProbeBench bench = bench(two, BatchListener.NONE, SIX)) {
            List<Future<List<float[][]>>> answers = new ArrayList<>();
            for (int job = 0; job < 3; job++) {
                answers.add(jobs.submit(() -> planned(bench, SIX, SPANS)));
            }
            for (Future<List<float[][]>> each : answers) {
                assertSameAsBare(bench, SIX, each.get());
            }
            assertThat(bench.memory().resident()).isLessThanOrEqualTo(2);
            assertThat(bench.memory().evictions())
                    .as("each of the six came and four had to go")
                    .isGreaterThanOrEqualTo(4);
        } finally {
            jobs.shutdownNow();
        }
    }

    private static ProbeBench bench(long modelBytes, BatchListener listener, Probe... probes) throws Exception {
        return new ProbeBench(List.of(probes), CALLERS, modelBytes, listener);
    }

    private static List<float[][]> planned(ProbeBench bench, Probe probe, int spans) throws Exception {
        List<float[][]> answers = new ArrayList<>();
        bench.run(
                probe,
                5,
                terms -> terms.expecting(spans),
                number -> number < spans,
                span -> {
                    assertThat(span.number()).isEqualTo(answers.size());
                    answers.add(copy(span.answers));
                },
                new Cancellation());
        return answers;
    }

    private static void assertSameAsBare(ProbeBench bench, Probe probe, List<float[][]> answers) throws Exception {
        assertThat(answers).hasSize(SPANS);
        try (BareCaller caller = bench.caller(probe)) {
            for (int number = 0; number < SPANS; number++) {
                ProbeSpan span = probe.span();
                span.begin(number);
                probe.runBare(List.of(span), caller);
                for (int graph = 0; graph < span.answers.length; graph++) {
                    assertThat(answers.get(number)[graph]).containsExactly(span.answers[graph], Offset.offset(1e-5f));
                }
            }
            assertThat(answers.get(1)[0]).isNotEqualTo(answers.get(0)[0]);
        }
    }

    private static float[][] copy(float[][] answers) {
        return Arrays.stream(answers).map(float[]::clone).toArray(float[][]::new);
    }
}
