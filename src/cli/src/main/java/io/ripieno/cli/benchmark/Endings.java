package io.ripieno.cli.benchmark;

import io.ripieno.contract.v1.ProgressStage;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How soon jobs ended that were ended from outside, among so many others under way.
 *
 * @param among long recordings under way beside them
 * @param cancels those that were cancelled
 * @param deadlines those whose deadline passed
 */
record Endings(int among, List<Ending> cancels, List<Ending> deadlines) {
    /**
     * One of them.
     *
     * @param millis from the command's sending, or from the deadline, to the outcome read
     * @param heard the last stage that its progress had told by then; {@link ProgressStage#UNSPECIFIED} if none
     */
    record Ending(double millis, ProgressStage heard) {}

    /**
     * Their times.
     *
     * @param median in milliseconds, as is the worst
     */
    record Times(double median, double worst) {
        static Times of(List<Ending> endings) {
            List<Double> millis = endings.stream().map(Ending::millis).toList();
            return new Times(Turns.median(millis), Collections.max(millis));
        }
    }

    Endings {
        cancels = List.copyOf(cancels);
        deadlines = List.copyOf(deadlines);
    }

    static List<Ending> allCancels(List<Endings> all) {
        return all.stream().flatMap(each -> each.cancels().stream()).toList();
    }

    static List<Ending> allDeadlines(List<Endings> all) {
        return all.stream().flatMap(each -> each.deadlines().stream()).toList();
    }

    static double worstMillis(List<Endings> all) {
        return Stream.concat(allCancels(all).stream(), allDeadlines(all).stream())
                .mapToDouble(Ending::millis)
                .max()
                .orElseThrow();
    }
}
