package io.ripieno.models.benchmark.devices;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.share.ShareRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark devices}. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = {
            "How busy simulated devices are kept, in real time, and how the work done grows with their number.",
            "Three models in two shapes each whose full batches take 4 to 60 ms, memory for four of the six, 0.25 s to"
                    + " load one and 0.05 s to give it up; recordings of 5 s to 3 h that arrive at 120 %% of what the"
                    + " devices can do and are admitted by the device time that those under way still need, by the"
                    + " rules of the service but with places and windows a job that suit so many devices.",
            "What work grows from is that of the first number of devices with memory for all six, which need not"
                    + " load while they work.",
            "A busy processor wakes the simulated devices late, which counts as idle time."
        })
public final class DevicesBenchmarkCommand implements Callable<Integer> {
    private static final double LOAD = 1.2;
    private static final int PLACES = 64;
    private static final int ROOM = 4;
    private static final int ROOM_FOR_ALL = 6;

    @Option(
            names = "--devices",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,8",
            description = "Numbers of devices, the least first. Default: ${DEFAULT-VALUE}.")
    private List<Integer> counts = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "Time to measure each, after a sixth of it to warm up. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--load-patience",
            paramLabel = "N",
            description =
                    "How many times its loading time a job waits for others whose graphs are loaded. Default: that"
                            + " of the service.")
    private double loadPatience = ShareRules.DEFAULT.loadPatience();

    @Option(
            names = "--outstanding",
            paramLabel = "S",
            defaultValue = "16",
            description = "Seconds of each device that jobs under way may still need. Default: ${DEFAULT-VALUE}.")
    private double outstanding;

    @Option(
            names = "--require-busy",
            paramLabel = "SHARE",
            description = "Exit with 1 if the devices of the last number are busy for less than this.")
    private double leastBusy;

    @Option(
            names = "--require-scale",
            paramLabel = "TIMES",
            description =
                    "Exit with 1 if the work of the last number over that of the first with memory for all graphs is"
                            + " less than this.")
    private double leastScale;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, ModelException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<FleetFigures> figures = new ArrayList<>();
        figures.add(measure(counts.get(0), ROOM_FOR_ALL));
        for (int count : counts) {
            figures.add(measure(count, ROOM));
        }
        out.println(json ? new ObjectMapper().writeValueAsString(document(figures)) : table(figures));
        out.flush();
        boolean isEnough = busy(figures) >= leastBusy && scale(figures) >= leastScale;
        return isEnough ? 0 : 1;
    }

    private FleetFigures measure(int count, int room) throws ModelException, InterruptedException {
        FleetAdmission admission = new FleetAdmission(PLACES * count, outstanding * count);
        try (Fleet fleet = new Fleet(count, room, rules());
                FleetLoad load = new FleetLoad(fleet, admission, LOAD * count)) {
            Thread.sleep(Math.round(1000 * seconds / 6));
            Fleet.Sums from = fleet.sums();
            long arrived = load.arrived();
            long done = load.done();
            Thread.sleep(Math.round(1000 * seconds));
            load.check();
            return fleet.between(from, fleet.sums(), load.arrived() - arrived, load.done() - done, admission.state());
        }
    }

    private ShareRules rules() {
        ShareRules usual = ShareRules.DEFAULT;
        return new ShareRules(
                usual.high(),
                usual.normal(),
                usual.low(),
                usual.briefSeconds(),
                usual.briefShare(),
                usual.debtSeconds(),
                loadPatience);
    }

    private static double busy(List<FleetFigures> figures) {
        return figures.get(figures.size() - 1).busy();
    }

    private static double scale(List<FleetFigures> figures) {
        return figures.get(figures.size() - 1).work() / figures.get(0).work();
    }

    private static String table(List<FleetFigures> figures) {
        StringBuilder table =
                new StringBuilder("devices  room   busy  loading   late  work/s   fill  loads  arrived   done"
                        + "  under way  outstanding s  waiting");
        for (FleetFigures each : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%7d  %4d  %5.3f  %7.3f  %5.3f  %6.3f  %5.3f  %5d  %7d  %5d  %9d  %13.1f  %7d",
                    each.devices(),
                    each.room(),
                    each.busy(),
                    each.loading(),
                    each.late(),
                    each.work(),
                    each.fill(),
                    each.loads(),
                    each.arrived(),
                    each.done(),
                    each.admission().running(),
                    each.admission().outstanding(),
                    each.admission().waiting()));
        }
        return table.append(String.format(Locale.ROOT, "%nwork of the last over the first: %.2f", scale(figures)))
                .toString();
    }

    private Map<String, Object> document(List<FleetFigures> figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "devices");
        document.put("devices.busy", busy(figures));
        document.put("devices.scale", scale(figures));
        document.put("placesPerDevice", PLACES);
        document.put("windowsPerJob", FleetLoad.CREDIT);
        document.put("outstandingSecondsPerDevice", outstanding);
        document.put("fleets", figures);
        return document;
    }
}
