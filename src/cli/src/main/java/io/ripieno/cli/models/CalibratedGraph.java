package io.ripieno.cli.models;

import io.ripieno.inference.GraphCost;
import io.ripieno.inference.WarmModel;
import io.ripieno.inference.tagging.FrontEndCost;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What runs of a graph cost on a device, or what comes before it costs on the host.
 *
 * @param model by name and version
 * @param graph by name, or the work on the host
 * @param device by name, or {@code host}
 * @param options how the device was told to run it, in the words of {@code model.json}; empty for its own way
 * @param batches in the order of their sizes
 * @param bestBatch at which an item costs least
 */
record CalibratedGraph(
        String model, String graph, String device, String options, List<BatchCost> batches, int bestBatch) {
    /** A batch of so many items takes so long. */
    record BatchCost(int items, double milliseconds, double itemsPerSecond) {}

    static List<CalibratedGraph> of(WarmModel model) {
        List<CalibratedGraph> graphs = new ArrayList<>();
        new TreeMap<>(model.costs()).values().forEach(cost -> graphs.add(onDevice(model, cost)));
        model.otherwise().forEach(cost -> graphs.add(onDevice(model, cost)));
        FrontEndCost frontEnd = model.frontEnd();
        if (frontEnd != null) {
            graphs.add(onHost(model, "resampling of 1 s", frontEnd.perSecond()));
            graphs.add(onHost(model, "front end", frontEnd.perWindow()));
        }
        return graphs;
    }

    private static CalibratedGraph onDevice(WarmModel model, GraphCost cost) {
        List<BatchCost> batches = cost.runs().secondsByBatch().entrySet().stream()
                .map(each -> new BatchCost(each.getKey(), 1000 * each.getValue(), each.getKey() / each.getValue()))
                .toList();
        return new CalibratedGraph(
                model.manifest().ref().toString(),
                cost.graph(),
                model.device(),
                cost.options(),
                batches,
                cost.runs().bestBatch());
    }

    private static CalibratedGraph onHost(WarmModel model, String work, double seconds) {
        BatchCost one = new BatchCost(1, 1000 * seconds, 1 / seconds);
        return new CalibratedGraph(model.manifest().ref().toString(), work, "host", "", List.of(one), 1);
    }
}
