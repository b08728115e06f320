package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.music.corpus.CorpusTune;
import io.ripieno.music.corpus.ScoreCorpus;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Tune;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark abc DIR}. */
@Command(
        name = "abc",
        mixinStandardHelpOptions = true,
        description = "Reads all tunes of a folder once, in one thread of a JVM that has just started. Needs Linux.")
final class AbcBenchmarkCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Parameters(paramLabel = "DIR", description = "Folder of ABC files (MIDI and MusicXML are read too).")
    private Path folder = Path.of(".");

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * What reading took.
     *
     * @param processCpuSeconds of all threads since the JVM was started: compiler and garbage collector too
     */
    private record Cost(
            long tunes,
            long refused,
            long notes,
            double cpuSeconds,
            double wallSeconds,
            double processCpuSeconds,
            double sinceStartSeconds) {
        double tunesPerSecond() {
            return tunes / wallSeconds;
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Cost cost = measure();
        out.println(json ? new ObjectMapper().writeValueAsString(document(cost)) : table(cost));
        out.flush();
        return 0;
    }

    private Cost measure() throws IOException {
        long tunes = 0;
        long refused = 0;
        long notes = 0;
        ProcessTimes before = ProcessTimes.now();
        long start = System.nanoTime();
        try (Stream<CorpusTune> all = new ScoreCorpus(folder, ScoreLimits.DEFAULT).tunes()) {
            for (Iterator<CorpusTune> each = all.iterator(); each.hasNext(); tunes++) {
                if (each.next().tune() instanceof Tune.Read read) {
                    notes += read.score().parts().stream()
                            .mapToLong(part -> part.events().size())
                            .sum();
                } else {
                    refused++;
                }
            }
        }
        double wall = (System.nanoTime() - start) / NANOS;
        ProcessTimes now = ProcessTimes.now();
        double sinceStart = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        return new Cost(tunes, refused, notes, now.since(before).self(), wall, now.self(), sinceStart);
    }

    private static String table(Cost cost) {
        return String.format(
                Locale.ROOT,
                """
                tunes                          %8d
                refused                        %8d
                notes and rests                %8d
                CPU seconds, all threads       %8.2f
                wall seconds                   %8.2f
                tunes per wall second          %8.0f
                CPU seconds with the JVM start %8.2f
                wall seconds with the start    %8.2f""",
                cost.tunes(),
                cost.refused(),
                cost.notes(),
                cost.cpuSeconds(),
                cost.wallSeconds(),
                cost.tunesPerSecond(),
                cost.processCpuSeconds(),
                cost.sinceStartSeconds());
    }

    private static Map<String, Object> document(Cost cost) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "abc");
        document.put("tunes", cost.tunes());
        document.put("refused", cost.refused());
        document.put("events", cost.notes());
        document.put("cpuSeconds", cost.cpuSeconds());
        document.put("wallSeconds", cost.wallSeconds());
        document.put("tunesPerSecond", cost.tunesPerSecond());
        document.put("processCpuSeconds", cost.processCpuSeconds());
        document.put("sinceStartSeconds", cost.sinceStartSeconds());
        return document;
    }
}
