package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.Fault;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model on simulated GPUs beside the processor: how it is loaded, warmed up and run there. */
@Timeout(60)
class GraphOnGpuTest {
    private static final int FULL = 24;

    private final Memory memory = new Memory();
    private final SimulatedDevice gpu = gpu("gpu:0", memory);

    @TempDir
    private Path root;

    @BeforeEach
    void install() throws Exception {
        EchoModel.install(root, FULL);
    }

    @Test
    void aGpuThatHoldsPartOfAFullBatchOnlyTakesTheModelAndItsWork() throws Exception {
        memory.most = 8;
        try (EchoOnDevices echo = onGpu()) {
            LoadedModel loaded = echo.load();
            assertThat(EchoOnDevices.placed(loaded)).hasSize(2);
            assertThat(loaded.warm().device()).isEqualTo("gpu:0");
            assertThat(loaded.warm().cost(GraphSpec.MAIN).runs().secondsByBatch())
                    .containsOnlyKeys(1, 2, 4, 8);
            memory.sizes.clear();
            assertThat(answers(echo, loaded, 3 * FULL)).isEqualTo(3 * FULL);
            assertThat(memory.sizes).hasSizeGreaterThanOrEqualTo(3 * FULL / 8);
        }
    }

    @Test
    void aSessionThatComesBackWhenMemoryIsTightRunsSmallerBatches() throws Exception {
        try (EchoOnDevices echo = onGpu()) {
            LoadedModel loaded = echo.load();
            loaded.giveUp();
            memory.most = 4;
            try (SessionLease lease = EchoOnDevices.placed(loaded, gpu).source().acquire(new RunControl())) {
                assertThat(lease.loadNanos()).isPositive();
            }
            assertThat(answers(echo, loaded, FULL)).isEqualTo(FULL);
        }
    }

    @Test
    void batchesRunAtFewSizesEachOfWhichIsWarm() throws Exception {
        try (EchoOnDevices echo = onGpu()) {
            LoadedModel loaded = echo.load();
            loaded.giveUp();
            memory.sizes.clear();
            assertThat(answers(echo, loaded, 1)).isEqualTo(1);
            assertThat(memory.sizes).as("the load, and one window").containsExactly(FULL, 16, 8, 4, 2, 1, 1);
            for (int windows = 2; windows <= FULL; windows++) {
                assertThat(answers(echo, loaded, windows)).isEqualTo(windows);
            }
            assertThat(memory.sizes).isSubsetOf(1, 2, 4, 8, 16, FULL);
        }
    }

    @Test
    void whereMemoryCannotBeToldTheMostIsSupposed() throws Exception {
        try (EchoOnDevices echo = onGpu()) {
            long weights = echo.load().warm().manifest().graph(GraphSpec.MAIN).bytes();
            assertThat(echo.sessions(0).memory().usedBytes())
                    .isEqualTo(3 * weights + 32L * FULL * EchoModel.ITEM_BYTES);
        }
    }

    @Test
    void callersOfAllGpusShareTheBuffers() throws Exception {
        SimulatedDevice other = gpu("gpu:1", memory);
        try (EchoOnDevices echo = new EchoOnDevices(root, gpu, other, new OnnxCpuDevice(8))) {
            LoadedModel loaded =
                    echo.load(echo.settings().withBufferBytes(2L * 16 * EchoModel.ITEM_BYTES), CostTable.NONE);
            assertThat(EchoOnDevices.placed(loaded, gpu).policy().fullBatch()).isEqualTo(16);
            assertThat(EchoOnDevices.placed(loaded, other).policy().fullBatch()).isEqualTo(16);
        }
    }

    private EchoOnDevices onGpu() {
        return new EchoOnDevices(root, gpu, new OnnxCpuDevice(1));
    }

    /** Submits windows of one job together and counts those that are answered right. */
    private static int answers(EchoOnDevices echo, LoadedModel loaded, int windows) throws Exception {
        try (BatchScheduler scheduler = new BatchScheduler(
                echo.devices(), new BufferPool(1 << 20), BatchListener.NONE, System::nanoTime, ShareRules.DEFAULT)) {
            scheduler.serve(loaded.key(GraphSpec.MAIN), EchoOnDevices.placed(loaded));
            BatchJob job = scheduler.open(JobTerms.of("job", windows), new Cancellation());
            List<WindowItem> items = new ArrayList<>();
            for (int i = 0; i < windows; i++) {
                WindowItem item = job.take(loaded.key(GraphSpec.MAIN));
                item.input(0)[0] = i;
                job.submit(item);
                items.add(item);
            }
            scheduler.start();
            int right = 0;
            for (int i = 0; i < windows; i++) {
                items.get(i).await();
                right += items.get(i).output(0)[0] == i ? 1 : 0;
            }
            return right;
        }
    }

    private static SimulatedDevice gpu(String name, Behaviour behaviour) {
        return new SimulatedDevice(
                name, new VirtualTime(), (model, graph) -> new Declared(1e-3, 1e-5, 100, 0), behaviour);
    }

    /** Memory that holds so many items, and keeps in mind how many were run. */
    private static final class Memory implements Behaviour {
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private volatile int most = Integer.MAX_VALUE;

        @Override
        public @Nullable Fault of(Run run) {
            sizes.add(run.items());
            return run.items() > most ? Fault.OUT_OF_MEMORY : null;
        }
    }
}
