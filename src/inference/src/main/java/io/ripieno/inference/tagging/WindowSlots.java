package io.ripieno.inference.tagging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Slots for the windows of one model. Some of those that served one recording are kept for the next. */
final class WindowSlots {
    private final int windowSamples;
    private final int labels;
    private final BlockingQueue<WindowSlot> idle;

    /** @param kept how many are kept at most, at least 1 */
    WindowSlots(int windowSamples, int labels, int kept) {
        this.windowSamples = windowSamples;
        this.labels = labels;
        this.idle = new ArrayBlockingQueue<>(kept);
    }

    /** For one recording. */
    Loan open() {
        return new Loan();
    }

    /** How many are kept that nobody uses. */
    int kept() {
        return idle.size();
    }

    /** Keeps none of those that nobody uses. */
    void giveUp() {
        idle.clear();
    }

    /** Slots that one recording uses; those that are not given back are left to the garbage collector. */
    final class Loan {
        private final List<WindowSlot> taken = new ArrayList<>();

        WindowSlot take() {
            WindowSlot slot = idle.poll();
            if (slot == null) {
                slot = new WindowSlot(windowSamples, labels);
            }
            taken.add(slot);
            return slot;
        }

        /** Only when nobody is at work on any of them. */
        void giveBack() {
            taken.forEach(idle::offer);
            taken.clear();
        }
    }
}
