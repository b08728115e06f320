package io.ripieno.cli.benchmark;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno benchmark engine}. */
@Command(
        name = "engine",
        description = "Compare windows that go through the scheduler with a bare loop over the same session, with the"
                + " same batches and callers. The windows are filled once.")
final class EngineBenchmarkCommand implements Callable<Integer> {
    /** The printed key. */
    static final String EFFICIENCY = "engine.efficiency";

    private final Terminal terminal;
    private final Places places;

    @Mixin
    private Protocol protocol = new Protocol();

    @Option(
            names = "--callers",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many runs may be under way at a time (default: as many as cores).")
    private int callers = Runtime.getRuntime().availableProcessors();

    EngineBenchmarkCommand(Terminal terminal, Places places) {
        this.terminal = terminal;
        this.places = places;
    }

    @Override
    public Integer call() throws Exception {
        double load = MachineLoad.now();
        try (LoadedTagger tagger = LoadedTagger.open(protocol.storedModel(places), callers);
                ScheduledLoop scheduled = new ScheduledLoop(tagger)) {
            BareLoop bare = new BareLoop(tagger);
            double warmUp = Math.min(5, protocol.seconds);
            bare.measure(warmUp, callers, tagger.batch());
            scheduled.rehearse(warmUp);
            scheduled.measure(warmUp, callers, tagger.batch());
            Duel<WindowPace> duel = Duel.of(
                    protocol.rounds,
                    () -> bare.measure(protocol.seconds, callers, tagger.batch()),
                    () -> scheduled.measure(protocol.seconds, callers, tagger.batch()),
                    () -> {});
            print(tagger, scheduled.jobs(), warmUp, duel, MachineLoad.since(load));
            return protocol.exitCode(duel.efficiency());
        }
    }

    private void print(LoadedTagger tagger, int jobs, double rehearsed, Duel<WindowPace> duel, MachineLoad load) {
        String model = tagger.model().manifest().ref().toString();
        if (protocol.json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", "engine");
            document.put("model", model);
            document.put("callers", callers);
            document.put("batch", tagger.batch());
            document.put("jobs", jobs);
            document.put("rehearsedSeconds", rehearsed);
            document.put("seconds", protocol.seconds);
            document.put("rounds", duel.rounds());
            document.put(EFFICIENCY, duel.efficiency());
            document.put(EFFICIENCY + ".cpu", duel.processorEfficiency());
            document.put("engine.batchFill", duel.median(round -> round.ours().batchFill()));
            document.put(
                    "engine.bytesPerWindow", duel.median(round -> round.ours().bytesPerWindow()));
            document.put("machine", load);
            Json.print(terminal.out(), document);
            return;
        }
        terminal.line("%s: %d callers, batches of %d, %d jobs".formatted(model, callers, tagger.batch(), jobs));
        terminal.line(String.format(
                Locale.ROOT,
                "both sides warm; the engine's way of windows was compiled before, by %.1f s of it without a network",
                rehearsed));
        table(duel).print(terminal.out());
        terminal.line(figure(EFFICIENCY, duel.efficiency()));
        terminal.line(figure(EFFICIENCY + ".cpu", duel.processorEfficiency()));
        terminal.line(load.line());
    }

    private static Table table(Duel<WindowPace> duel) {
        Table table = new Table()
                .column("round", Side.RIGHT)
                .column("side", Side.LEFT)
                .column("windows/s", Side.RIGHT)
                .column("CPU ms/window", Side.RIGHT)
                .column("bytes/window", Side.RIGHT)
                .column("fill", Side.RIGHT)
                .column("ratio", Side.RIGHT);
        for (int i = 0; i < duel.rounds().size(); i++) {
            Duel.Round<WindowPace> round = duel.rounds().get(i);
            row(table, i + 1, "bare", round.bare(), "");
            row(table, i + 1, "engine", round.ours(), String.format(Locale.ROOT, "%.4f", round.rateRatio()));
        }
        return table;
    }

    private static void row(Table table, int round, String side, WindowPace pace, String ratio) {
        table.row(
                Integer.toString(round),
                side,
                String.format(Locale.ROOT, "%.2f", pace.windowsPerSecond()),
                String.format(Locale.ROOT, "%.3f", pace.cpuMillisPerWindow()),
                String.format(Locale.ROOT, "%.0f", pace.bytesPerWindow()),
                String.format(Locale.ROOT, "%.3f", pace.batchFill()),
                ratio);
    }

    static String figure(String key, double value) {
        return String.format(Locale.ROOT, "%s %.4f", key, value);
    }
}
