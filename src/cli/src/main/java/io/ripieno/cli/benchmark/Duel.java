package io.ripieno.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two sides that do the same in turns, so that whatever else the machine does meets both alike.
 *
 * @param rounds of one run of each side, which begin with the bare side and with ours in turn
 */
record Duel<P extends Pace>(List<Round<P>> rounds) {
    Duel {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("A duel needs at least one round.");
        }
        rounds = List.copyOf(rounds);
    }

    /** A run of the plainest program and one of ours. */
    record Round<P extends Pace>(P bare, P ours) {
        /** Our rate over that of the bare side. */
        double rateRatio() {
            return ours.rate() / bare.rate();
        }

        /** What the bare side costs over what ours does. */
        double costRatio() {
            return bare.cost() / ours.cost();
        }
    }

    /** Runs a side once. */
    @FunctionalInterface
    interface Side<P extends Pace> {
        P run() throws Exception;
    }

    static <P extends Pace> Duel<P> of(int rounds, Side<P> bare, Side<P> ours, Runnable afterEachRun) throws Exception {
        List<Round<P>> done = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            boolean bareFirst = round % 2 == 0;
            P first = (bareFirst ? bare : ours).run();
            afterEachRun.run();
            P second = (bareFirst ? ours : bare).run();
            afterEachRun.run();
            done.add(bareFirst ? new Round<>(first, second) : new Round<>(second, first));
        }
        return new Duel<>(done);
    }

    /** The median over the rounds of our rate over that of the bare side. */
    double efficiency() {
        return median(Round::rateRatio);
    }

    /** The same told by processor time, which the rest of the machine hardly changes. */
    double processorEfficiency() {
        return median(Round::costRatio);
    }

    /** The median over the rounds; of an even number the mean of the two in the middle. */
    double median(ToDoubleFunction<Round<P>> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
