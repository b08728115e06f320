package io.ripieno.models.benchmark.scheduler;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark micro}. */
@Command(
        name = "micro",
        mixinStandardHelpOptions = true,
        description = "What single steps of the scheduler and of its buffers take, measured by JMH, each in virtual"
                + " machines of its own.")
public final class MicroBenchmarkCommand implements Callable<Integer> {
    private static final String OWN_PACKAGE = MicroBenchmarkCommand.class.getPackageName();

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "Measure only those whose names have a part that matches.")
    private String only = "";

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "2",
            description = "Virtual machines for each figure; 0 measures in this one. Default: ${DEFAULT-VALUE}.")
    private int forks;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured iterations in each, after as many to warm up. Default: ${DEFAULT-VALUE}.")
    private int iterations;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "How long an iteration lasts. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE[,VALUE]",
            description = "Other values of a parameter, for example queued=1000.")
    private Map<String, String> params = Map.of();

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, RunnerException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Collection<RunResult> results = measure();
        out.println(json ? new ObjectMapper().writeValueAsString(document(results)) : table(results));
        out.flush();
        return 0;
    }

    private Collection<RunResult> measure() throws RunnerException {
        TimeValue time = TimeValue.nanoseconds(Math.round(seconds * 1e9));
        OptionsBuilder options = new OptionsBuilder();
        options.include(Pattern.quote(OWN_PACKAGE + ".") + ".*" + only)
                .forks(forks)
                .warmupIterations(iterations)
                .measurementIterations(iterations)
                .warmupTime(time)
                .measurementTime(time)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        params.forEach((name, values) -> options.param(name, values.split(",")));
        return new Runner(options.build()).run();
    }

    private static String name(RunResult result) {
        String qualified = result.getParams().getBenchmark();
        return qualified.substring(OWN_PACKAGE.length() + 1);
    }

    private static Map<String, String> params(RunResult result) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : result.getParams().getParamsKeys()) {
            values.put(key, result.getParams().getParam(key));
        }
        return values;
    }

    private static String table(Collection<RunResult> results) {
        StringBuilder table = new StringBuilder("step                          threads       time       99.9 %  unit");
        for (RunResult result : results) {
            Result<?> figure = result.getPrimaryResult();
            table.append(String.format(
                    Locale.ROOT,
                    "%n%-28s  %7d  %9.3f  +- %8.3f  %s  %s",
                    name(result),
                    result.getParams().getThreads(),
                    figure.getScore(),
                    figure.getScoreError(),
                    figure.getScoreUnit(),
                    params(result)));
        }
        return table.toString();
    }

    private static Map<String, Object> document(Collection<RunResult> results) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (RunResult result : results) {
            Result<?> figure = result.getPrimaryResult();
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("step", name(result));
            step.put("parameters", params(result));
            step.put("threads", result.getParams().getThreads());
            step.put("score", figure.getScore());
            step.put("error", Double.isNaN(figure.getScoreError()) ? null : figure.getScoreError());
            step.put("unit", figure.getScoreUnit());
            steps.add(step);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "micro");
        document.put("steps", steps);
        return document;
    }
}
