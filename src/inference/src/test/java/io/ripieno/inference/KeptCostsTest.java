package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.cost.CostKey;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.CudaOptions;
import io.ripieno.inference.model.CudaOptions.CudnnSearch;
import io.ripieno.inference.model.GraphSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model costs on a simulated GPU, as it is measured, kept and believed. */
class KeptCostsTest {
    private static final double RUN = 0.010;
    private static final double ITEM = 0.001;

    private final Table costs = new Table();

    @TempDir
    private Path root;

    @Test
    void slowGraphsAreNotMeasuredAgainThoughTheirFullBatchNeverWas() throws Exception {
        EchoModel.install(root, 32);
        RunCost measured = load(gpu(0, 0.5)).warm().cost(GraphSpec.MAIN).runs();
        assertThat(measured.secondsByBatch()).containsOnlyKeys(1, 2);
        assertThat(costs.puts).isEqualTo(1);
        assertThat(load(gpu(0, 0.5)).warm().cost(GraphSpec.MAIN).runs()).isEqualTo(measured);
        assertThat(costs.puts).isEqualTo(1);
        assertThat(load(gpu(0, 1.5)).warm().cost(GraphSpec.MAIN).runs())
                .as("three times as slow as was measured")
                .isNotEqualTo(measured);
    }

    @Test
    void aTableOfSmallerBatchesIsMeasuredFurther() throws Exception {
        EchoModel.install(root, 4);
        load(gpu(RUN, ITEM));
        EchoModel.install(root, 16);
        assertThat(load(gpu(RUN, ITEM)).warm().cost(GraphSpec.MAIN).runs().secondsByBatch())
                .containsOnlyKeys(1, 2, 4, 8, 16);
    }

    @Test
    void whatACalibrationMeasuredIsKeptByAModelThatPrefersAnotherSizeAndCostedAtThatSize() throws Exception {
        EchoModel.install(root, 6);
        EchoOnDevices echo = new EchoOnDevices(root, gpu(RUN, ITEM), new OnnxCpuDevice(1));
        echo.load(echo.settings().withCostsMeasuredAnew(), CostTable.anew(costs));
        int puts = costs.puts;
        WarmModel served = echo.load(echo.settings(), costs).warm();
        assertThat(costs.puts).isEqualTo(puts);
        assertThat(served.cost(GraphSpec.MAIN).runs().secondsByBatch()).containsOnlyKeys(1, 2, 4, 8, 16, 32);
        assertThat(served.deviceSeconds(12))
                .as("12 windows are 2 batches of 6, not less than one half of one of 32")
                .isCloseTo(2 * (RUN + 6 * ITEM), within(1e-9));
        echo.close();
    }

    @Test
    void aCalibrationMeasuresEachSearchOfCudnnAndKeepsThemApart() throws Exception {
        EchoModel.install(root, 32);
        SimulatedDevice gpu =
                new SimulatedDevice("gpu:0", new VirtualTime(), KeptCostsTest::declaredBySearch, Behaviour.SOUND);
        EchoOnDevices echo = new EchoOnDevices(root, gpu, new OnnxCpuDevice(1));
        WarmModel calibrated = echo.load(echo.settings().withCostsMeasuredAnew(), CostTable.anew(costs))
                .warm();
        assertThat(calibrated.cost(GraphSpec.MAIN).options()).isEmpty();
        assertThat(calibrated.otherwise())
                .extracting(GraphCost::options)
                .containsExactly("cudnnSearch=exhaustive", "cudnnSearch=heuristic", "cudnnSearch=default");
        assertThat(calibrated.otherwise())
                .extracting(cost -> Math.round(1000 * cost.runs().seconds(1)))
                .containsExactly(10L, 20L, 40L);
        assertThat(echo.sessions(0).memory().resident())
                .as("what serves stays, what was only measured goes")
                .isEqualTo(1);

        int puts = costs.puts;
        EchoModel.install(root, 32, new CudaOptions(CudnnSearch.HEURISTIC, null, null));
        GraphCost served = echo.load(echo.settings(), costs).warm().cost(GraphSpec.MAIN);
        assertThat(served.options()).isEqualTo("cudnnSearch=heuristic");
        assertThat(served.runs().seconds(1)).isCloseTo(0.020, within(1e-9));
        assertThat(costs.puts).as("the calibration had it").isEqualTo(puts);
        echo.close();
    }

    @Test
    void nothingElseIsMeasuredWhenAModelIsOnlyServed() throws Exception {
        EchoModel.install(root, 32);
        assertThat(load(gpu(RUN, ITEM)).warm().otherwise()).isEmpty();
    }

    private static Declared declaredBySearch(String model, GraphSpec graph, CudaOptions options) {
        CudnnSearch search = options.cudnnSearch() == null ? CudnnSearch.EXHAUSTIVE : options.cudnnSearch();
        return new Declared(0.010 * (1 << search.ordinal()), 0, 100, 0);
    }

    private LoadedModel load(SimulatedDevice gpu) throws Exception {
        try (EchoOnDevices echo = new EchoOnDevices(root, gpu, new OnnxCpuDevice(1))) {
            return echo.load(echo.settings(), costs);
        }
    }

    private static SimulatedDevice gpu(double runSeconds, double itemSeconds) {
        return new SimulatedDevice(
                "gpu:0",
                new VirtualTime(),
                (model, graph) -> new Declared(runSeconds, itemSeconds, 100, 0),
                Behaviour.SOUND);
    }

    /** Counts what is put for the GPU. */
    private static final class Table implements CostTable {
        private final Map<CostKey, RunCost> kept = new LinkedHashMap<>();
        private int puts;

        @Override
        public Optional<RunCost> find(CostKey key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(CostKey key, RunCost cost) {
            puts += key.hardware().equals("gpu:0") ? 1 : 0;
            kept.put(key, cost);
        }

        @Override
        public Map<CostKey, RunCost> all() {
            return kept;
        }
    }
}
