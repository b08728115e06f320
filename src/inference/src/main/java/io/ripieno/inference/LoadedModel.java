package io.ripieno.inference;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.CachedSession;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.work.RunAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A verified model with its sessions. Once another version serves in its place, its memory is freed as soon as no job
 * uses it; a job that comes later loads it again.
 */
final class LoadedModel {
    private volatile WarmModel warm;
    private volatile Map<String, Map<Device, Placement>> placements;
    private volatile List<Placed> placed;
    private final List<Runnable> others = new CopyOnWriteArrayList<>();
    private int jobs;
    private boolean retired;

    /** @param placements by the name of the graph */
    LoadedModel(WarmModel warm, Map<String, Map<Device, Placement>> placements, List<Placed> placed) {
        this.warm = warm;
        this.placements = Map.copyOf(placements);
        this.placed = List.copyOf(placed);
    }

    /** It is on further devices from now on. */
    void widen(LoadedModel wider) {
        warm = wider.warm;
        placements = wider.placements;
        placed = wider.placed;
    }

    List<Placed> placed() {
        return placed;
    }

    /** The use of a model by a job, from its first window to its last. */
    @FunctionalInterface
    interface Use extends AutoCloseable {
        @Override
        void close();
    }

    WarmModel warm() {
        return warm;
    }

    Map<String, Map<Device, Placement>> placements() {
        return placements;
    }

    BatchKey key(String graph) {
        GraphSpec spec = warm.manifest().graph(graph);
        return new BatchKey(warm.manifest().ref().toString(), graph, bucket(spec));
    }

    /** The shapes of an item's inputs. */
    static String bucket(GraphSpec graph) {
        return graph.inputs().stream()
                .map(input -> input.shape().stream()
                        .skip(1)
                        .map(String::valueOf)
                        .reduce((a, b) -> a + "x" + b)
                        .orElse("1"))
                .collect(Collectors.joining("+"));
    }

    /** Of a device's memory, once its graphs are loaded there. */
    long bytesOn(Device device) {
        return placements.values().stream()
                .map(placed -> placed.get(device))
                .filter(Objects::nonNull)
                .mapToLong(placement -> placement.source().residentBytes())
                .sum();
    }

    synchronized Use begin() {
        jobs++;
        return this::end;
    }

    /** It serves those that name no version. */
    synchronized void serve() {
        retired = false;
    }

    /** Another version serves in its place. */
    void retire() {
        synchronized (this) {
            retired = true;
        }
        giveUpUnused();
    }

    private void end() {
        synchronized (this) {
            jobs--;
        }
        giveUpUnused();
    }

    private void giveUpUnused() {
        synchronized (this) {
            if (!retired || jobs > 0) {
                return;
            }
        }
        giveUp();
    }

    /** Frees something else together with its own memory. */
    void onGiveUp(Runnable other) {
        others.add(other);
    }

    /** Frees its memory as far as nothing runs. */
    void giveUp() {
        free(CachedSession::giveUp);
    }

    /** Frees its memory likewise, and that for good, as it could not be brought into service. */
    void discard() {
        free(CachedSession::discard);
    }

    private void free(Consumer<CachedSession> how) {
        List<Runnable> all = new ArrayList<>(others);
        placed.forEach(each -> all.add(() -> how.accept(each.graph().session())));
        RunAll.inOrder(all);
    }
}
