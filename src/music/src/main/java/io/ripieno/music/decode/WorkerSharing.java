package io.ripieno.music.decode;

import java.time.Duration;

/**
 * How those who want a decode worker share them. Reading costs a core, so that more recordings at a time than there are
 * cores gain nothing; but a long one keeps its worker for long, and must not keep others waiting that come before it.
 *
 * @param sideBySide how many long recordings are read at a time, and beside them how many short ones; those of lower
 *     lanes do not count
 * @param patience after which who waits moves up a lane, and again, so that nobody starves
 */
public record WorkerSharing(int sideBySide, Duration patience) {
    /** As many side by side as there are workers, and 5 minutes of patience. */
    public static final WorkerSharing DEFAULT = new WorkerSharing(Integer.MAX_VALUE, Duration.ofMinutes(5));

    public WorkerSharing {
        if (sideBySide < 1) {
            throw new IllegalArgumentException("sideBySide (" + sideBySide + ") must be greater than 0.");
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("patience (" + patience + ") must be at least 1 ms.");
        }
    }

    /** The same with another number of recordings side by side. */
    public WorkerSharing withSideBySide(int recordings) {
        return new WorkerSharing(recordings, patience);
    }

    /** The same with another patience. */
    public WorkerSharing withPatience(Duration time) {
        return new WorkerSharing(sideBySide, time);
    }
}
