package io.ripieno.inference.batch;

import java.util.Arrays;
import java.util.List;

/**
 * The windows of one job by number, and the lists in which they are, each in one at most: those of a graph that are free,
 * and those that wait for it. The lists link numbers in one small array. References in the windows would be read and
 * written where they are, each far from the next when many wait, and each store would be work for the garbage
 * collector. Guarded by the owner of a list; grows under the locks of both the job and the scheduler.
 */
final class JobWindows {
    /** The end of a list. */
    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 8;

    private WindowItem[] windows = new WindowItem[FIRST_CAPACITY];
    private int[] next = new int[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    /** Adds a window whose number is the size so far. */
    void add(WindowItem window) {
        if (window.number != size) {
            throw new IllegalStateException("Window " + window.number + " is added as number " + size + ".");
        }
        if (size == windows.length) {
            windows = Arrays.copyOf(windows, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        windows[size++] = window;
    }

    WindowItem at(int number) {
        return windows[number];
    }

    /** The one after that in its list, or {@link #NONE}. */
    int next(int number) {
        return next[number];
    }

    void link(int number, int following) {
        next[number] = following;
    }

    List<WindowItem> all() {
        return List.of(Arrays.copyOf(windows, size));
    }
}
