package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.Fault;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model on simulated GPUs beside the processor: how it is loaded, warmed up and run there. */
@Timeout(60)
class GraphOnGpuTest {
    private static final long MEMORY = 1 << 20;
    private static final int FULL = 24;

    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final Watchdog watchdog = new Watchdog(RunLimits.DEFAULT);
    private final List<EquippedDevice> devices = new ArrayList<>();

    @TempDir
    private Path root;

    @BeforeEach
    void install() throws Exception {
        EchoModel.install(root, FULL);
    }

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void aGpuThatHoldsPartOfAFullBatchOnlyTakesTheModelAndItsWork() throws Exception {
        SimulatedDevice gpu = gpu("gpu:0", Behaviour.exhaustedAbove(8));
        LoadedModel loaded = load(EngineSettings.of(root), gpu, new OnnxCpuDevice(1));
        assertThat(placed(loaded)).hasSize(2);
        assertThat(loaded.warm().device()).isEqualTo("gpu:0");
        assertThat(loaded.warm().cost(GraphSpec.MAIN).runs().secondsByBatch()).containsOnlyKeys(1, 2, 4, 8);
        long runs = gpu.runs();
        assertThat(answers(loaded, 3 * FULL)).isEqualTo(3 * FULL);
        assertThat(gpu.runs() - runs).isGreaterThanOrEqualTo(3 * FULL / 8);
    }

    @Test
    void aSessionThatComesBackWhenMemoryIsTightRunsSmallerBatches() throws Exception {
        Tightening memory = new Tightening();
        SimulatedDevice gpu = gpu("gpu:0", memory);
        LoadedModel loaded = load(EngineSettings.of(root), gpu, new OnnxCpuDevice(1));
        loaded.giveUp();
        memory.most = 4;
        try (var lease = placed(loaded).get(gpu).source().acquire(new RunControl())) {
            assertThat(lease.loadNanos()).isPositive();
        }
        assertThat(answers(loaded, FULL)).isEqualTo(FULL);
    }

    @Test
    void batchesRunAtFewSizesEachOfWhichIsWarm() throws Exception {
        SimulatedDevice gpu = gpu("gpu:0", recording());
        LoadedModel loaded = load(EngineSettings.of(root), gpu, new OnnxCpuDevice(1));
        loaded.giveUp();
        sizes.clear();
        for (int windows = 1; windows <= FULL; windows++) {
            assertThat(answers(loaded, windows)).isEqualTo(windows);
            if (windows == 1) {
                assertThat(sizes.subList(0, 6)).as("at the load").containsExactly(FULL, 16, 8, 4, 2, 1);
            }
        }
        assertThat(sizes).isSubsetOf(1, 2, 4, 8, 16, FULL);
    }

    @Test
    void whereMemoryCannotBeToldTheMostIsSupposed() throws Exception {
        long weights = load(EngineSettings.of(root), gpu("gpu:0", Behaviour.SOUND), new OnnxCpuDevice(1))
                .warm()
                .manifest()
                .graph(GraphSpec.MAIN)
                .bytes();
        assertThat(devices.get(0).sessions().memory().usedBytes())
                .isEqualTo(3 * weights + 32L * FULL * EchoModel.ITEM_BYTES);
    }

    @Test
    void callersOfAllGpusShareTheBuffers() throws Exception {
        EngineSettings settings = EngineSettings.of(root).withBufferBytes(2L * 16 * EchoModel.ITEM_BYTES);
        SimulatedDevice first = gpu("gpu:0", Behaviour.SOUND);
        SimulatedDevice second = gpu("gpu:1", Behaviour.SOUND);
        LoadedModel loaded = load(settings, first, second, new OnnxCpuDevice(8));
        assertThat(placed(loaded).get(first).policy().fullBatch()).isEqualTo(16);
        assertThat(placed(loaded).get(second).policy().fullBatch()).isEqualTo(16);
    }

    /** Submits windows of one job together and counts those that are answered right. */
    private int answers(LoadedModel loaded, int windows) throws Exception {
        List<Device> all = devices.stream().map(EquippedDevice::device).toList();
        try (BatchScheduler scheduler = new BatchScheduler(
                all, new BufferPool(MEMORY), BatchListener.NONE, System::nanoTime, ShareRules.DEFAULT)) {
            scheduler.serve(loaded.key(GraphSpec.MAIN), placed(loaded));
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

    private static Map<Device, Placement> placed(LoadedModel loaded) {
        return loaded.placements().getOrDefault(GraphSpec.MAIN, Map.of());
    }

    private LoadedModel load(EngineSettings settings, Device... on) throws ModelException {
        Arrays.stream(on)
                .map(device -> new EquippedDevice(
                        device, new SessionCache(device.name(), MEMORY, System::nanoTime, SessionListener.NONE)))
                .forEach(devices::add);
        return new ModelLoader(settings, devices, new BufferPool(MEMORY), watchdog, CostTable.NONE)
                .load(ModelRepository.open(root).resolve(ModelRef.of(EchoModel.NAME, 1)));
    }

    private static SimulatedDevice gpu(String name, Behaviour behaviour) {
        return new SimulatedDevice(
                name, new VirtualTime(), (model, graph) -> new Declared(1e-3, 1e-5, 100, 0), behaviour);
    }

    private Behaviour recording() {
        return run -> {
            sizes.add(run.items());
            return null;
        };
    }

    /** Memory that holds ever fewer items. */
    private static final class Tightening implements Behaviour {
        private volatile int most = Integer.MAX_VALUE;

        @Override
        public Fault of(Run run) {
            return run.items() > most ? Fault.OUT_OF_MEMORY : null;
        }
    }
}
