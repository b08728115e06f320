package io.ripieno.music.decode;

/**
 * How a pool treats its workers.
 *
 * @param workers how many run at most, at least 1
 * @param times that are waited
 * @param wear after which a worker is replaced
 * @param sharing who is served when there are fewer than are wanted
 */
public record DecodeWorkerSettings(int workers, WorkerTimes times, WorkerWear wear, WorkerSharing sharing) {
    /** As many workers as cores, with the defaults of all else. */
    public static final DecodeWorkerSettings DEFAULT = new DecodeWorkerSettings(
            Runtime.getRuntime().availableProcessors(), WorkerTimes.DEFAULT, WorkerWear.DEFAULT, WorkerSharing.DEFAULT);

    public DecodeWorkerSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("workers (" + workers + ") must be greater than 0.");
        }
    }

    /** The same with another number of workers. */
    public DecodeWorkerSettings withWorkers(int number) {
        return new DecodeWorkerSettings(number, times, wear, sharing);
    }

    /** The same with other times. */
    public DecodeWorkerSettings withTimes(WorkerTimes other) {
        return new DecodeWorkerSettings(workers, other, wear, sharing);
    }

    /** The same with workers that last longer or less long. */
    public DecodeWorkerSettings withWear(WorkerWear other) {
        return new DecodeWorkerSettings(workers, times, other, sharing);
    }

    /** The same with other rules of sharing. */
    public DecodeWorkerSettings withSharing(WorkerSharing other) {
        return new DecodeWorkerSettings(workers, times, wear, other);
    }
}
