package io.ripieno.inference.tagging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Slots for the windows of one model, as many as are in use at a time; each serves one recording, then the next. */
final class WindowSlots {
    private final int windowSamples;
    private final int labels;
    private final ConcurrentLinkedQueue<WindowSlot> idle = new ConcurrentLinkedQueue<>();

    WindowSlots(int windowSamples, int labels) {
        this.windowSamples = windowSamples;
        this.labels = labels;
    }

    /** For one recording. */
    Loan open() {
        return new Loan();
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
            idle.addAll(taken);
            taken.clear();
        }
    }
}
