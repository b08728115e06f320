package io.ripieno.inference.batch;

import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.share.Flow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows that run together. Each caller of a device has one and fills it again and again; what it is filled with is
 * decided under the scheduler's lock.
 */
final class Batch {
    /** What becomes of a window here. */
    private enum Stay {
        HELD,
        REPEATS,
        LEFT
    }

    private @Nullable WindowItem[] items = new WindowItem[32];
    private Stay[] stays = new Stay[32];
    /** Runs that each was charged and has not had. */
    private int[] owed = new int[32];

    /** To which flow. */
    private int[] flows = new int[32];

    /** Whose each is. */
    private int[] turns = new int[32];

    /** Windows chosen, of which some may be missing yet. */
    private int chosen;

    private int size;

    /** Windows of brief jobs, if one of them came first. */
    private int brief;

    private int jobs;
    private boolean isClosed;
    private boolean loads;
    private int opening;
    private long number;
    private long queueNanos;
    private long longestQueueNanos;
    private @Nullable Seat seat;
    private ReleaseReason reason = ReleaseReason.IDLE;
    private RunControl control = new RunControl();

    /** Empties it for windows of a seat. */
    void begin(Seat from, ReleaseReason why, long takenNumber) {
        clear();
        isClosed = false;
        brief = 0;
        jobs = 0;
        queueNanos = 0;
        longestQueueNanos = 0;
        seat = from;
        reason = why;
        number = takenNumber;
        control = new RunControl();
    }

    /** Lets go of its windows. */
    void clear() {
        Arrays.fill(items, 0, size, null);
        size = 0;
        chosen = 0;
    }

    /** Makes sure that one more can be added, whatever memory there is. */
    void makeRoom() {
        if (chosen == items.length) {
            stays = Arrays.copyOf(stays, 2 * chosen);
            owed = Arrays.copyOf(owed, 2 * chosen);
            flows = Arrays.copyOf(flows, 2 * chosen);
            turns = Arrays.copyOf(turns, 2 * chosen);
            items = Arrays.copyOf(items, 2 * chosen);
        }
    }

    /** Chooses the next window of a turn, for which room was made, and which is charged so many runs to that flow. */
    void choose(int turn, int flow, int runs) {
        if (Flow.isBrief(flow) && (chosen == 0 || brief > 0)) {
            brief++;
        }
        stays[chosen] = Stay.HELD;
        owed[chosen] = runs;
        flows[chosen] = flow;
        turns[chosen++] = turn;
    }

    /** Whether windows are missing that were chosen. */
    boolean isIncomplete() {
        return size < chosen;
    }

    /** Whose window is the next that is missing. */
    int nextTurn() {
        return turns[size];
    }

    /**
     * Reads what is needed of the first window of each job of which windows are missing, until it is queued again. One read
     * does not wait for another, so that a batch of windows of many jobs waits for memory about as long as one window would.
     * The value means nothing.
     */
    long touch() {
        KeyQueue queue = seat().queue();
        long touched = 0;
        for (int i = size; i < chosen; i++) {
            touched += queue.at(turns[i]).peek().touch();
        }
        return touched;
    }

    /** Adds the next that is missing. */
    void add(WindowItem item, long now) {
        items[size++] = item;
        long waited = now - item.enqueuedNanos;
        queueNanos += waited;
        longestQueueNanos = Math.max(longestQueueNanos, waited);
        if (item.turn.comesFirstTo(number)) {
            jobs++;
        }
    }

    /** The device has taken it, opened so often until then. */
    void beginRun(int openings, long now) {
        opening = openings;
        loads = !seat().isResident();
        seat().beginRun(loads, now);
    }

    /** The device is done with it. */
    void endRun() {
        seat().endRun(loads);
    }

    /** How often the device had been opened anew when it took the batch. */
    int opening() {
        return opening;
    }

    Seat seat() {
        if (seat == null) {
            throw new IllegalStateException("The batch was not begun.");
        }
        return seat;
    }

    BatchKey key() {
        return seat().queue().key();
    }

    WindowItem item(int place) {
        WindowItem item = items[place];
        if (item == null || place >= size) {
            throw new IndexOutOfBoundsException("The batch has " + size + " windows, not one at " + place + ".");
        }
        return item;
    }

    /** A run of these windows is tried. */
    void ran(int from, int to) {
        for (int i = from; i < to; i++) {
            owed[i] = Math.max(0, owed[i] - 1);
        }
    }

    /** Gives back what was charged for runs that those did not have that have left. */
    void settle() {
        for (int i = 0; i < size; i++) {
            if (hasLeft(i) && owed[i] > 0) {
                seat().giveBack(item(i).job(), flows[i], owed[i]);
                owed[i] = 0;
            }
        }
    }

    /**
     * Puts those in front that run once more, of the first so many; the others have left.
     *
     * @return how many they are
     */
    int regroup(int members) {
        int kept = 0;
        for (int i = 0; i < members; i++) {
            WindowItem item = item(i);
            boolean repeats = stays[i] == Stay.REPEATS && item.isPending();
            leave(i);
            if (repeats) {
                items[i] = items[kept];
                items[kept] = item;
                stays[kept] = Stay.HELD;
                swap(owed, i, kept);
                swap(flows, i, kept++);
            }
        }
        return kept;
    }

    private static void swap(int[] values, int one, int other) {
        int kept = values[one];
        values[one] = values[other];
        values[other] = kept;
    }

    /** The window runs once more, with those that do. */
    void repeat(int place) {
        stays[place] = Stay.REPEATS;
    }

    /** The window has ended or waits elsewhere: this batch has nothing more to do with it. */
    void leave(int place) {
        stays[place] = Stay.LEFT;
    }

    boolean hasLeft(int place) {
        return stays[place] == Stay.LEFT;
    }

    /** Adds those that it has to do with still. */
    void copyTo(List<WindowItem> list) {
        for (int i = 0; i < size; i++) {
            if (!hasLeft(i)) {
                list.add(item(i));
            }
        }
    }

    /** Nothing is taken in any more, since nobody waits for what is here. */
    void close() {
        isClosed = true;
    }

    int size() {
        return size;
    }

    /** Windows that it may still take in. */
    int room() {
        return isClosed ? 0 : seat().most() - chosen;
    }

    /** Whether a window of that flow may be taken in, for which there is room. */
    boolean hasRoomFor(int flow) {
        return Flow.isBrief(flow) || chosen < seat().mostWith(brief);
    }

    int jobs() {
        return jobs;
    }

    ReleaseReason reason() {
        return reason;
    }

    /** Ends the run; belongs to this filling. */
    RunControl control() {
        return control;
    }

    long queueNanos() {
        return queueNanos;
    }

    long longestQueueNanos() {
        return longestQueueNanos;
    }

    /** Whether nobody waits for any of its windows. */
    boolean isUnwanted() {
        for (int i = 0; i < size; i++) {
            if (!hasLeft(i) && !item(i).job().isOver()) {
                return false;
            }
        }
        return true;
    }
}
