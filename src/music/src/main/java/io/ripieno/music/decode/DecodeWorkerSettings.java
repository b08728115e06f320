package io.ripieno.music.decode;

import java.time.Duration;

/**
 * How a pool treats its workers.
 *
 * @param workers how many run at most, at least 1
 * @param borrowTimeout how long a caller waits for a free worker
 * @param startTimeout from the start of a process to its first word
 * @param silenceTimeout how long a worker that is asked for samples may give none before it counts as hanging
 * @param filesPerWorker after which a worker is replaced, at least 1
 * @param errorsPerWorker how many files a worker may tell to be bad before it is replaced, at least 1
 * @param maxResidentBytes of a worker's memory; over it a worker at work is ended, an idle one replaced. Seen on Linux
 *     only
 * @param idleTime after which an idle worker is ended
 * @param sharing who is served when there are fewer than are wanted
 */
public record DecodeWorkerSettings(
        int workers,
        Duration borrowTimeout,
        Duration startTimeout,
        Duration silenceTimeout,
        int filesPerWorker,
        int errorsPerWorker,
        long maxResidentBytes,
        Duration idleTime,
        WorkerSharing sharing) {
    /**
     * As many workers as cores; 2 minutes to borrow, 1 to start, 1 of silence; 500 files, 1 error, 512 MiB, 5 idle minutes;
     * {@link WorkerSharing#DEFAULT}.
     */
    public static final DecodeWorkerSettings DEFAULT = new DecodeWorkerSettings(
            Runtime.getRuntime().availableProcessors(),
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            500,
            1,
            512L << 20,
            Duration.ofMinutes(5),
            WorkerSharing.DEFAULT);

    /** With workers that are replaced after the first file that they tell to be bad. */
    public DecodeWorkerSettings(
            int workers,
            Duration borrowTimeout,
            Duration startTimeout,
            Duration silenceTimeout,
            int filesPerWorker,
            long maxResidentBytes,
            Duration idleTime) {
        this(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                1,
                maxResidentBytes,
                idleTime,
                WorkerSharing.DEFAULT);
    }

    public DecodeWorkerSettings {
        positive("workers", workers);
        positive("borrowTimeout", borrowTimeout.toNanos());
        positive("startTimeout", startTimeout.toNanos());
        positive("silenceTimeout", silenceTimeout.toNanos());
        positive("filesPerWorker", filesPerWorker);
        positive("errorsPerWorker", errorsPerWorker);
        positive("maxResidentBytes", maxResidentBytes);
        positive("idleTime", idleTime.toNanos());
    }

    /** The same with another number of workers. */
    public DecodeWorkerSettings withWorkers(int workers) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    /** The same with another time of silence, after which a worker counts as hanging. */
    public DecodeWorkerSettings withSilenceTimeout(Duration silenceTimeout) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    /** The same with another limit on the memory of a worker. */
    public DecodeWorkerSettings withMaxResidentBytes(long maxResidentBytes) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    /** The same with another time from the start of a process to its first word. */
    public DecodeWorkerSettings withStartTimeout(Duration startTimeout) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    /** The same with another number of files, after which a worker is replaced. */
    public DecodeWorkerSettings withFilesPerWorker(int filesPerWorker) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    /** The same with another number of files that a worker may tell to be bad before it is replaced. */
    public DecodeWorkerSettings withErrorsPerWorker(int errorsPerWorker) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    /** The same with another time, after which an idle worker is ended. */
    public DecodeWorkerSettings withIdleTime(Duration idleTime) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    /** The same with other rules of sharing. */
    public DecodeWorkerSettings withSharing(WorkerSharing sharing) {
        return new DecodeWorkerSettings(
                workers,
                borrowTimeout,
                startTimeout,
                silenceTimeout,
                filesPerWorker,
                errorsPerWorker,
                maxResidentBytes,
                idleTime,
                sharing);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be greater than 0.");
        }
    }
}
