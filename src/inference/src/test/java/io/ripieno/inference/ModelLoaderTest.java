package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.cost.CostKey;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.Time;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model on a simulated GPU that cannot load it, beside the processor. */
class ModelLoaderTest {
    private static final ModelRef MODEL = ModelRef.of(TinyTagger.NAME, 1);

    private final Watchdog watchdog = new Watchdog(RunLimits.DEFAULT);
    private final OnnxCpuDevice cpu = new OnnxCpuDevice(1);

    @TempDir
    private Path root;

    @BeforeEach
    void install() throws Exception {
        TinyTagger.install(root, 1);
    }

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void aGpuWithTooLittleMemoryIsLeftOutAndItsLastResortDoesTheOrdinaryWork() throws Exception {
        assertServedByCpu(gpu(Behaviour.memoryOf(10)));
    }

    @Test
    void aGpuThatIsLostIsLeftOut() throws Exception {
        assertServedByCpu(gpu(Behaviour.lostAt(0)));
    }

    @Test
    void aModelThatNoDeviceCanLoadIsRefusedWithTheCause() {
        assertThatThrownBy(() -> load(gpu(Behaviour.memoryOf(10)), gpu(Behaviour.lostAt(0))))
                .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.problem())
                        .isEqualTo(ModelException.Problem.DEVICE_LOST));
    }

    @Test
    void whatOneDeviceTookIsGivenUpWhenAnotherBreaksOff() throws Exception {
        EchoModel.install(root, 4);
        SimulatedDevice first = gpu(Behaviour.SOUND);
        SimulatedDevice second = gpu(Behaviour.SOUND);
        try (EchoOnDevices devices = new EchoOnDevices(root, first, second)) {
            assertThatThrownBy(() -> devices.load(devices.settings(), new BreakingTable(1)))
                    .hasMessage("The table is full.");
            assertThat(devices.sessions(0).memory().loads()).isEqualTo(1);
            assertThat(devices.sessions(0).memory().usedBytes()).isZero();
            assertThat(first.heldBytes()).isZero();
            assertThat(second.heldBytes()).isZero();
        }
    }

    @Test
    void aLoadThatTakesLongerThanARunMayIsTold() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        SessionListener listener = new SessionListener() {
            @Override
            public void onHang(String name, String what, Step step, Duration since) {
                told.add(step + " of " + what + " on " + name);
            }
        };
        Device slow = new SimulatedDevice(
                "gpu:0", new LoadsWhile(told::isEmpty), (model, graph) -> new Declared(0, 0, 100, 1), Behaviour.SOUND);
        EchoModel.install(root, 4);
        try (Watchdog strict = new Watchdog(new RunLimits(1, Duration.ofSeconds(1)), listener)) {
            var sessions = new SessionCache(slow.name(), 1 << 20, System::nanoTime, SessionListener.NONE);
            new ModelLoader(
                            EngineSettings.of(root),
                            List.of(new EquippedDevice(slow, sessions)),
                            new BufferPool(1 << 20),
                            strict,
                            CostTable.NONE)
                    .load(ModelRepository.open(root).resolve(ModelRef.of(EchoModel.NAME, 1)))
                    .giveUp();
        }
        assertThat(told).containsExactly("LOAD of echo@1/main on gpu:0");
    }

    /** A load takes as long as the condition holds, a run no time. */
    private record LoadsWhile(BooleanSupplier condition) implements Time {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pass(long nanos, RunControl control) {
            if (nanos > 0) {
                await().atMost(Duration.ofSeconds(30)).until(() -> !condition.getAsBoolean());
            }
        }

        @Override
        public void hang(RunControl control) {
            throw new IllegalStateException("Nothing hangs for ever here.");
        }
    }

    /** Has room for so many costs. */
    private static final class BreakingTable implements CostTable {
        private int room;

        BreakingTable(int room) {
            this.room = room;
        }

        @Override
        public Optional<RunCost> find(CostKey key) {
            return Optional.empty();
        }

        @Override
        public void put(CostKey key, RunCost cost) {
            if (room-- == 0) {
                throw new IllegalStateException("The table is full.");
            }
        }

        @Override
        public Map<CostKey, RunCost> all() {
            return Map.of();
        }
    }

    private void assertServedByCpu(SimulatedDevice gpu) throws Exception {
        LoadedModel loaded = load(gpu, cpu);
        assertThat(loaded.placements()).containsOnlyKeys(GraphSpec.MAIN);
        assertThat(loaded.placements().values())
                .allSatisfy(placed -> assertThat(placed).hasSize(1).hasEntrySatisfying(cpu, placement -> assertThat(
                                placement.policy().lastResort())
                        .isFalse()));
        assertThat(loaded.warm().device()).isEqualTo("cpu");
        assertThat(gpu.heldBytes()).isZero();
        loaded.giveUp();
    }

    private LoadedModel load(Device... devices) throws ModelException {
        var equipped = Arrays.stream(devices)
                .map(device -> new EquippedDevice(
                        device, new SessionCache(device.name(), 1 << 30, System::nanoTime, SessionListener.NONE)))
                .toList();
        return new ModelLoader(EngineSettings.of(root), equipped, new BufferPool(1 << 28), watchdog, CostTable.NONE)
                .load(ModelRepository.open(root).resolve(MODEL));
    }

    private static SimulatedDevice gpu(Behaviour behaviour) {
        return new SimulatedDevice("gpu:0", new VirtualTime(), (model, graph) -> new Declared(0, 0, 100, 0), behaviour);
    }
}
