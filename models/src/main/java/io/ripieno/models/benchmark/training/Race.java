package io.ripieno.models.benchmark.training;

import io.ripieno.models.graph.GraphSet;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * One network twice: as a graph that the interpreter executes and as libtorch modules.
 *
 * @param network what it is
 * @param graph its weights before the race
 */
record Race(String network, GraphSet graph, GraphContestant interpreted, Contestant modules) {
    private static final double NANOS = 1e9;

    /**
     * Median seconds of a step.
     *
     * @param wall by the clock
     * @param cpu of the thread, which on a busy machine says more
     */
    record Cost(double wall, double cpu) {}

    /**
     * What a race gave.
     *
     * @param parameters of the network
     */
    record Pace(String network, long parameters, Cost interpreted, Cost modules) {
        /** The interpreter's steps per second as a share of the modules'. */
        double ratio() {
            return modules.wall() / interpreted.wall();
        }

        /** The same by CPU time. */
        double cpuRatio() {
            return modules.cpu() / interpreted.cpu();
        }
    }

    /**
     * Steps in turn, the first to step changing from round to round.
     *
     * @throws IllegalStateException if the two do not have equally many parameters
     */
    Pace run(int warmUp, int rounds) {
        Stepper interpreted = new Stepper(this.interpreted);
        Stepper modules = new Stepper(this.modules);
        if (interpreted.parameterCount() != modules.parameterCount()) {
            throw new IllegalStateException("%s has %d parameters as a graph and %d as modules. Write them alike."
                    .formatted(network, interpreted.parameterCount(), modules.parameterCount()));
        }
        Cost[] byInterpreter = new Cost[rounds];
        Cost[] byModules = new Cost[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            boolean first = round % 2 == 0;
            Cost one = cost(first ? interpreted : modules);
            Cost other = cost(first ? modules : interpreted);
            if (round >= 0) {
                byInterpreter[round] = first ? one : other;
                byModules[round] = first ? other : one;
            }
        }
        return new Pace(network, interpreted.parameterCount(), median(byInterpreter), median(byModules));
    }

    private static Cost cost(Stepper stepper) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        double loss = stepper.step();
        double wall = (System.nanoTime() - start) / NANOS;
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("The loss is %s after a step. Lower the rate.".formatted(loss));
        }
        return new Cost(wall, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS);
    }

    private static Cost median(Cost[] costs) {
        return new Cost(
                median(Arrays.stream(costs).mapToDouble(Cost::wall).toArray()),
                median(Arrays.stream(costs).mapToDouble(Cost::cpu).toArray()));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
