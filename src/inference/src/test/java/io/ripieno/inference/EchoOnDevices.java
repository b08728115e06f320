package io.ripieno.inference;

import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Devices with memory for sessions, of which the last is the processor, onto which {@link EchoModel} is loaded. */
final class EchoOnDevices implements AutoCloseable {
    private static final long MEMORY = 1 << 20;

    private final Watchdog watchdog = new Watchdog(RunLimits.DEFAULT);
    private final Path root;
    private final List<EquippedDevice> equipped;

    /** @param root of the repository into which it was installed */
    EchoOnDevices(Path root, Device... devices) {
        this.root = root;
        this.equipped = Stream.of(devices)
                .map(device -> new EquippedDevice(
                        device, new SessionCache(device.name(), MEMORY, System::nanoTime, SessionListener.NONE)))
                .toList();
    }

    EngineSettings settings() {
        return EngineSettings.of(root);
    }

    LoadedModel load() throws ModelException {
        return load(settings(), CostTable.NONE);
    }

    LoadedModel load(EngineSettings settings, CostTable costs) throws ModelException {
        return loader(settings, costs).load(ModelRepository.open(root).resolve(ModelRef.of(EchoModel.NAME, 1)));
    }

    ModelLoader loader(EngineSettings settings, CostTable costs) {
        return new ModelLoader(settings, equipped, new BufferPool(MEMORY), watchdog, costs);
    }

    List<EquippedDevice> equipped() {
        return equipped;
    }

    List<Device> devices() {
        return equipped.stream().map(EquippedDevice::device).toList();
    }

    SessionCache sessions(int device) {
        return equipped.get(device).sessions();
    }

    static Map<Device, Placement> placed(LoadedModel loaded) {
        return loaded.placements().getOrDefault(GraphSpec.MAIN, Map.of());
    }

    /** Where the model is placed on a device that took it. */
    static Placement placed(LoadedModel loaded, Device device) {
        return Objects.requireNonNull(placed(loaded).get(device), device.name());
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
