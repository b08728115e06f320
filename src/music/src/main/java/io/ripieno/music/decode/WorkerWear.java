package io.ripieno.music.decode;

/**
 * After what a worker is replaced.
 *
 * @param files that it has served, at least 1
 * @param errors how many files it may tell to be bad, at least 1
 * @param residentBytes of memory; over it a worker at work is ended, too. Seen on Linux only
 */
public record WorkerWear(int files, int errors, long residentBytes) {
    /** 500 files, 1 error, 512 MiB. */
    public static final WorkerWear DEFAULT = new WorkerWear(500, 1, 512L << 20);

    public WorkerWear {
        positive("files", files);
        positive("errors", errors);
        positive("residentBytes", residentBytes);
    }

    boolean has(WorkerProcess worker) {
        return worker.served() >= files || worker.errors() >= errors || worker.residentBytes() > residentBytes;
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be greater than 0.");
        }
    }
}
