package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that waits. A batch is formed in the moment in which a device takes it, so it grows for as long as no device
 * does, and again by what came while its session was being made ready. Has no threads and no clock; guarded by the
 * scheduler's lock.
 */
final class BatchQueues {
    private final Map<BatchKey, KeyQueue> byKey = new HashMap<>();
    private final Map<Device, DeviceBacklog> backlogs = new LinkedHashMap<>();
    private final long patience;
    private final List<BatchJob> overdue = new ArrayList<>();
    private final Waiting waiting = new Waiting();
    /** Of no use but that reading is not left out. */
    private long touched;

    private long batches;
    private boolean draining;

    /** @param patience in nanoseconds with which windows wait when all their devices are lost */
    BatchQueues(List<? extends Device> devices, ShareRules rules, long patience) {
        this.patience = patience;
        devices.forEach(device -> backlogs.put(device, new DeviceBacklog(rules)));
    }

    /**
     * From now on windows of that key may wait.
     *
     * @throws IllegalArgumentException if it is placed on no device, on another's device, or as a last resort only
     * @throws IllegalStateException if it is served already
     */
    void serve(BatchKey key, Map<Device, Placement> placements) {
        if (byKey.containsKey(key)) {
            throw new IllegalStateException(key + " is served already.");
        }
        serveAnew(key, placements);
    }

    /** The same, whether it is served or not; jobs that have joined it stay where they are. */
    void serveAnew(BatchKey key, Map<Device, Placement> placements) {
        if (placements.values().stream()
                        .allMatch(placement -> placement.policy().lastResort())
                || !backlogs.keySet().containsAll(placements.keySet())) {
            throw new IllegalArgumentException(key + " must be placed on at least one of this scheduler's devices, and"
                    + " not as a last resort only.");
        }
        boolean hasLastResort = placements.keySet().stream().anyMatch(BatchQueues::isCpu)
                && !placements.keySet().stream().allMatch(BatchQueues::isCpu);
        KeyQueue lastResort = hasLastResort ? queue(key, placements, true, null) : null;
        byKey.put(key, queue(key, placements, false, lastResort));
    }

    private KeyQueue queue(
            BatchKey key, Map<Device, Placement> placements, boolean isLastResort, @Nullable KeyQueue lastResort) {
        GraphSpec graph = placements.values().iterator().next().source().graph();
        KeyQueue queue = new KeyQueue(key, graph, lastResort);
        placements.forEach((device, placement) -> {
            if (isLastResort ? isCpu(device) : !placement.policy().lastResort()) {
                DeviceBacklog backlog = backlog(device);
                Seat seat = new Seat(queue, device, backlog.share(), placement);
                queue.seats().add(seat);
                backlog.add(seat);
            }
        });
        return queue;
    }

    private static boolean isCpu(Device device) {
        return device.kind().equals("cpu");
    }

    /**
     * The turn of a job on a graph; it begins on it if it has not.
     *
     * @throws IllegalArgumentException if no graph is served under that key
     */
    Turn join(BatchJob job, BatchKey key) {
        for (Turn turn : job.turns()) {
            if (turn.queue.key().equals(key)) {
                return turn;
            }
        }
        KeyQueue queue = byKey.get(key);
        if (queue == null) {
            throw new IllegalArgumentException(key + " is not served.");
        }
        return join(job, queue);
    }

    private Turn join(BatchJob job, KeyQueue queue) {
        Turn turn = queue.join(job);
        job.turns().add(turn);
        return turn;
    }

    /** Takes all that the job has waiting away, and the job from all graphs. */
    void leave(BatchJob job) {
        remove(job);
        job.turns().forEach(turn -> turn.queue.leave(turn));
        job.turns().clear();
    }

    DeviceBacklog backlog(Device device) {
        DeviceBacklog backlog = backlogs.get(device);
        if (backlog == null) {
            throw new IllegalArgumentException(device.name() + " is not a device of this scheduler.");
        }
        return backlog;
    }

    /** Queues a window where it can run now, else where it may be able to soon; false if nowhere. */
    boolean add(WindowItem item, long now) {
        KeyQueue queue = place(item.home().queue, now);
        if (queue == null) {
            return false;
        }
        Turn turn = queue == item.home().queue ? item.home() : turn(item.job(), queue);
        item.waitIn(turn);
        queue.add(item, now);
        waiting.add(turn, 1);
        return true;
    }

    private @Nullable KeyQueue place(KeyQueue queue, long now) {
        KeyQueue open = openPlace(queue, now);
        return open != null || queue.isLost(now, patience) ? open : queue;
    }

    private static @Nullable KeyQueue openPlace(KeyQueue queue, long now) {
        if (queue.isOpen(now)) {
            return queue;
        }
        KeyQueue last = queue.lastResort();
        return last != null && last.isOpen(now) ? last : null;
    }

    /** Queues a window once more that was taken in vain, where its graph can run now or soon; false if nowhere. */
    boolean addAgain(WindowItem item, long now) {
        return addAgain(item, place(item.turn.queue, now));
    }

    /** The same, only where its graph can run now. */
    boolean addWhereOpen(WindowItem item, long now) {
        return addAgain(item, openPlace(item.turn.queue, now));
    }

    /** Queues a window that the device's memory did not hold where there may be more; false if there is no such place. */
    boolean addToLastResort(WindowItem item, Device tried, long now) {
        KeyQueue last = item.turn.queue.lastResort();
        return !isCpu(tried) && last != null && last.isOpen(now) && addAgain(item, last);
    }

    private boolean addAgain(WindowItem item, @Nullable KeyQueue queue) {
        if (queue == null) {
            return false;
        }
        item.waitIn(turn(item.job(), queue));
        queue.lineUp(item);
        waiting.add(item.turn, 1);
        return true;
    }

    /** The device was lost: what waits for graphs that no other runs goes to the last resort, or waits on. */
    void moveAway(Device device, long now) {
        backlog(device).seats().forEach(seat -> moveAway(seat.queue(), now));
    }

    /**
     * Whether what waits there can run now, if need be after it was moved to the last resort. When all is to end, its
     * callers may have ended already, so nothing is moved.
     */
    boolean moveAway(KeyQueue queue, long now) {
        KeyQueue open = openPlace(queue, now);
        if (open != null && open != queue && !draining) {
            List<WindowItem> moved = new ArrayList<>();
            clear(queue, moved);
            for (WindowItem item : moved) {
                item.waitIn(turn(item.job(), open));
                waiting.add(item.turn, 1);
            }
            open.addAgain(moved);
        }
        return open != null;
    }

    /** Takes what has waited too long for the device and others that are all lost. */
    void strand(Device device, long now, List<WindowItem> stranded) {
        if (backlog(device).isLost()) {
            for (Seat seat : backlog(device).seats()) {
                if (seat.queue().isLost(now, patience)) {
                    clear(seat.queue(), stranded);
                }
            }
        }
    }

    /** Takes all that waits for a graph. */
    void clear(KeyQueue queue, List<WindowItem> into) {
        int before = into.size();
        queue.clear(into);
        for (int i = before; i < into.size(); i++) {
            waiting.add(into.get(i).turn, -1);
        }
    }

    private Turn turn(BatchJob job, KeyQueue queue) {
        for (Turn turn : job.turns()) {
            if (turn.queue == queue) {
                return turn;
            }
        }
        return join(job, queue);
    }

    private void remove(BatchJob job) {
        List<Turn> turns = job.turns();
        for (int i = 0; i < turns.size(); i++) {
            waiting.add(turns.get(i), -turns.get(i).queue.windows(turns.get(i)));
            turns.get(i).queue.remove(turns.get(i));
        }
    }

    /** From now on nothing waits for company. */
    void drain() {
        draining = true;
    }

    /** Takes all that still waits, for nobody is left to run it. */
    void clear(List<WindowItem> into) {
        for (DeviceBacklog backlog : backlogs.values()) {
            backlog.seats().forEach(seat -> clear(seat.queue(), into));
        }
    }

    boolean isDraining() {
        return draining;
    }

    int size() {
        return waiting.all();
    }

    /** Windows of the lane. */
    int size(Lane lane) {
        return waiting.of(lane);
    }

    /** How often a turn was moved since its job had been served meanwhile, for any graph. */
    long moves() {
        return byKey.values().stream().mapToLong(KeyQueue::moves).sum();
    }

    /** What was read ahead, added up; used by nobody. */
    long touched() {
        return touched;
    }

    /** The jobs that lost their windows since the last call because their deadline had passed. */
    List<BatchJob> pollOverdue() {
        if (overdue.isEmpty()) {
            return List.of();
        }
        List<BatchJob> jobs = List.copyOf(overdue);
        overdue.clear();
        return jobs;
    }

    /** Forms the batch that the device should run now; false if it should wait. */
    boolean take(Device device, long now, Batch into) {
        DeviceBacklog backlog = backlog(device);
        while (true) {
            Seat seat = backlog.choose(now, draining, into, batches + 1);
            if (seat == null) {
                return false;
            }
            batches++;
            grow(into, now);
            if (into.size() > 0) {
                return true;
            }
        }
    }

    /** Takes in what waits for the batch's graph, as far as there is room: first whose, then their windows. */
    void grow(Batch batch, long now) {
        try {
            choose(batch, now);
        } finally {
            fill(batch, now);
        }
    }

    private void choose(Batch batch, long now) {
        Seat seat = batch.seat();
        KeyQueue queue = seat.queue();
        int turn;
        while (batch.room() > 0 && (turn = queue.next(seat, now)) != Turns.NONE && batch.hasRoomFor(queue.flow(turn))) {
            if (queue.deadlineNanos(turn) <= now) {
                BatchJob job = queue.at(turn).job;
                remove(job);
                overdue.add(job);
            } else {
                if (queue.hasLoops(turn)) {
                    fill(batch, now);
                }
                batch.makeRoom();
                int flow = queue.flow(turn);
                batch.choose(turn, flow, queue.promise(turn, seat, now));
            }
        }
    }

    private void fill(Batch batch, long now) {
        touched += batch.touch();
        while (batch.isIncomplete()) {
            Turn turn = batch.seat().queue().at(batch.nextTurn());
            waiting.add(turn, -1);
            batch.add(turn.pop(), now);
        }
    }
}
