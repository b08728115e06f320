package io.ripieno.service.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ripieno.inference.Engine;
import io.ripieno.inference.batch.DeviceState;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.SessionMemory;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Counts which sessions come and go, and lets queues, memory and devices of an engine be read. */
public final class EngineMetrics implements SessionListener {
    private final MeterRegistry registry;

    public EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onLoad(String device, String what, double seconds, long bytes) {
        registry.timer("ripieno.model.load", tags(device, what)).record((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    }

    @Override
    public void onHang(String device, String what, Step step, Duration since) {
        Tags where = tags(device, what).and("step", step.name().toLowerCase(Locale.ROOT));
        registry.counter("ripieno.model.hangs", where).increment();
    }

    @Override
    public void onEviction(String device, String what, long bytes) {
        registry.counter("ripieno.model.evictions", tags(device, what)).increment();
    }

    @Override
    public void onLoadFailure(String device, String what, String why, Duration nextTry) {
        registry.counter("ripieno.model.load.failures", tags(device, what)).increment();
    }

    @Override
    public void onLost(String device, String why) {
        registry.counter("ripieno.device.losses", "device", device).increment();
    }

    @Override
    public void onReopened(String device, Duration lostFor) {
        registry.timer("ripieno.device.outage", "device", device).record(lostFor);
    }

    private static Tags tags(String device, String what) {
        int slash = what.indexOf('/');
        return slash < 0
                ? Tags.of("model", what, "graph", "", "device", device)
                : Tags.of("model", what.substring(0, slash), "graph", what.substring(slash + 1), "device", device);
    }

    /** Lets the engine be read from now on. */
    public void bind(Engine engine) {
        for (Lane lane : Lane.values()) {
            gauge(
                    "ripieno.windows.queued",
                    "Windows that wait for a device",
                    Tags.of("lane", lane.name().toLowerCase(Locale.ROOT)),
                    () -> engine.queuedWindows(lane));
        }
        for (SessionMemory memory : engine.memory()) {
            String device = memory.device();
            memory(engine, device, "budget.bytes", "Bytes that its models may take", SessionMemory::budgetBytes);
            memory(engine, device, "used.bytes", "Bytes that its loaded models take", SessionMemory::usedBytes);
            memory(engine, device, "resident", "Graphs that are loaded", SessionMemory::resident);
            memory(engine, device, "waiting", "Callers that wait for memory", SessionMemory::waiting);
        }
        for (DeviceState state : engine.deviceStates()) {
            String device = state.name();
            device(engine, device, "callers", "Callers that take batches", DeviceState::living);
            device(engine, device, "lost", "1 while it is lost", lost -> lost.isLost() ? 1 : 0);
        }
    }

    private void memory(
            Engine engine, String device, String what, String description, Function<SessionMemory, Number> number) {
        of(device, "ripieno.model.memory." + what, description, engine::memory, SessionMemory::device, number);
    }

    private void device(
            Engine engine, String device, String what, String description, Function<DeviceState, Number> number) {
        of(device, "ripieno.device." + what, description, engine::deviceStates, DeviceState::name, number);
    }

    private <T> void of(
            String device,
            String name,
            String description,
            Supplier<List<T>> all,
            Function<T, String> deviceOf,
            Function<T, Number> number) {
        Predicate<T> isMeant = each -> deviceOf.apply(each).equals(device);
        gauge(
                name,
                description,
                Tags.of("device", device),
                () -> all.get().stream().filter(isMeant).map(number).findFirst().orElse(Double.NaN));
    }

    private void gauge(String name, String description, Tags tags, Supplier<Number> number) {
        Gauge.builder(name, number).description(description).tags(tags).register(registry);
    }
}
