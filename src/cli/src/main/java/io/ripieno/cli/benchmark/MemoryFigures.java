package io.ripieno.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How memory went as the work did.
 *
 * @param quarters of the work
 * @param slopeMibPerHour by which the service grows over an hour of audio, in a straight line (least squares) through
 *     what was seen after the first quarter
 */
record MemoryFigures(List<Quarter> quarters, double slopeMibPerHour) {
    private static final int QUARTERS = 4;
    private static final double MIB = 1 << 20;
    /** By which a later peak may be above an earlier one that is as good as equal. */
    private static final double TOLERANCE = 0.05;

    /**
     * Peaks in a quarter of the work, in MiB.
     *
     * @param service with the heap, which is resident from the start
     * @param workers that decode, together
     * @param all at the moment at which they took most together
     */
    record Quarter(double service, double workers, double all) {}

    /** @param audioSeconds of the whole work */
    static MemoryFigures of(List<MemoryWatch.Look> looks, double audioSeconds) {
        List<Quarter> quarters = new ArrayList<>();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            List<MemoryWatch.Look> part = part(looks, quarter);
            quarters.add(new Quarter(
                    peak(part, MemoryWatch.Look::program),
                    peak(part, MemoryWatch.Look::workers),
                    peak(part, MemoryWatch.Look::all)));
        }
        List<MemoryWatch.Look> later =
                looks.stream().filter(look -> look.progress() >= 1.0 / QUARTERS).toList();
        return new MemoryFigures(quarters, slope(later) / MIB / (audioSeconds / 3600));
    }

    /** A quarter in which nothing was seen has the peaks of the one before. */
    private static List<MemoryWatch.Look> part(List<MemoryWatch.Look> looks, int quarter) {
        List<MemoryWatch.Look> part = looks.stream()
                .filter(look -> Math.min(QUARTERS - 1, (int) (QUARTERS * look.progress())) == quarter)
                .toList();
        return part.isEmpty() && quarter > 0 ? part(looks, quarter - 1) : part;
    }

    private static double peak(List<MemoryWatch.Look> looks, ToLongFunction<MemoryWatch.Look> bytes) {
        return looks.stream().mapToLong(bytes).max().orElse(0) / MIB;
    }

    /** Bytes of the service over the whole of the work. */
    private static double slope(List<MemoryWatch.Look> looks) {
        double x =
                looks.stream().mapToDouble(MemoryWatch.Look::progress).average().orElse(0);
        double y =
                looks.stream().mapToDouble(MemoryWatch.Look::program).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (MemoryWatch.Look look : looks) {
            covariance += (look.progress() - x) * (look.program() - y);
            variance += (look.progress() - x) * (look.progress() - x);
        }
        return variance > 0 ? covariance / variance : 0;
    }

    /** Peak of all processes over the whole work, in MiB. */
    double peak() {
        return quarters.stream().mapToDouble(Quarter::all).max().orElse(0);
    }

    /** Peak of the service less its heap of so many MiB. */
    double nativePeak(int heapMib) {
        return quarters.stream().mapToDouble(Quarter::service).max().orElse(0) - heapMib;
    }

    /** Whether neither of the last two quarters took more than the first two did, give or take a twentieth. */
    boolean isFlat() {
        double early = Math.max(quarters.get(0).all(), quarters.get(1).all());
        double late = Math.max(quarters.get(2).all(), quarters.get(3).all());
        return late <= (1 + TOLERANCE) * early;
    }
}
