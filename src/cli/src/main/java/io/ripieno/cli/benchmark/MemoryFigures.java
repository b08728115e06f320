package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How memory went as the work did.
 *
 * @param quarters of the work
 * @param slopeMibPerHour by which the service grows over an hour of audio, in a straight line (least squares) through
 *     what was seen after the first quarter
 * @param hours of audio
 * @param heapMib of the service, all of which is resident from the start
 */
record MemoryFigures(List<Quarter> quarters, double slopeMibPerHour, double hours, int heapMib) {
    private static final int QUARTERS = 4;
    /** Half a second of looking. */
    static final int LEAST_LOOKS = 10;

    private static final double MIB = 1 << 20;
    /** Of what is taken outside of the heap, by which later work may take more and still be as good as equal. */
    private static final double TOLERANCE = 0.1;

    /**
     * Peaks in a quarter of the work, in MiB.
     *
     * @param service with the heap, which is resident from the start
     * @param workers that decode, together
     * @param all at the moment at which they took most together
     * @param looks that were taken
     */
    record Quarter(double service, double workers, double all, int looks) {}

    /**
     * @param audioSeconds of the whole work
     * @param heapMib of the service
     * @throws CliException if a quarter of the work passed with fewer than {@value #LEAST_LOOKS} looks
     */
    static MemoryFigures of(List<MemoryWatch.Look> looks, double audioSeconds, int heapMib) {
        List<Quarter> quarters = new ArrayList<>();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            List<MemoryWatch.Look> part = part(looks, quarter);
            requireEnough(part, quarter);
            quarters.add(new Quarter(
                    peak(part, MemoryWatch.Look::program),
                    peak(part, MemoryWatch.Look::workers),
                    peak(part, MemoryWatch.Look::all),
                    part.size()));
        }
        List<MemoryWatch.Look> later =
                looks.stream().filter(look -> look.progress() >= 1.0 / QUARTERS).toList();
        double hours = audioSeconds / 3600;
        return new MemoryFigures(quarters, slope(later) / MIB / hours, hours, heapMib);
    }

    private static List<MemoryWatch.Look> part(List<MemoryWatch.Look> looks, int quarter) {
        return looks.stream()
                .filter(look -> Math.min(QUARTERS - 1, (int) (QUARTERS * look.progress())) == quarter)
                .toList();
    }

    private static void requireEnough(List<MemoryWatch.Look> part, int quarter) {
        if (part.size() < LEAST_LOOKS) {
            throw new CliException(
                    ("quarter %d of the work passed with %d looks at memory, of which %d are needed to judge it;"
                                    + " tag more or longer excerpts (--jobs, --longest)")
                            .formatted(quarter + 1, part.size(), LEAST_LOOKS));
        }
    }

    private static double peak(List<MemoryWatch.Look> looks, ToLongFunction<MemoryWatch.Look> bytes) {
        return looks.stream().mapToLong(bytes).max().orElseThrow() / MIB;
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
        return quarters.stream().mapToDouble(Quarter::all).max().orElseThrow();
    }

    /** Peak of the service less its heap, in MiB. */
    double nativePeak() {
        return quarters.stream().mapToDouble(Quarter::service).max().orElseThrow() - heapMib;
    }

    /**
     * Whether, outside of the heap, neither of the last two quarters took more than the first two did and the line does
     * not rise, each give or take a tenth.
     */
    boolean isFlat() {
        double early = Math.max(quarters.get(0).all(), quarters.get(1).all()) - heapMib;
        double late = Math.max(quarters.get(2).all(), quarters.get(3).all()) - heapMib;
        return late <= (1 + TOLERANCE) * early && slopeMibPerHour * hours <= TOLERANCE * early;
    }
}
