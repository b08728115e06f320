package io.ripieno.models.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a window costs a tagger, in milliseconds of CPU of one thread.
 *
 * @param model that was measured
 * @param windowSeconds length of a window
 * @param batch windows that the network runs at a time, as the service does
 * @param logMel the front end
 * @param network the graph, its share of a batch
 * @param sources mixing down and resampling, by kind of recording
 */
record FrontEndCost(
        String model, double windowSeconds, int batch, double logMel, double network, List<Source> sources) {
    /** The cost of mixing down and resampling recordings of one kind. */
    record Source(int sampleRate, int channels, double resample) {}

    double ratio(Source source) {
        return (source.resample() + logMel) / network;
    }

    /** All that is done before the network, over the network: that of the dearest kind of recording. */
    double ratio() {
        return sources.stream().mapToDouble(this::ratio).max().orElseThrow();
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: ms of CPU for a window of %.0f s, the network in batches of %d%n%n%7s %9s %9s %8s %8s %13s",
                model,
                windowSeconds,
                batch,
                "Hz",
                "channels",
                "resample",
                "log-mel",
                "network",
                "host/network"));
        for (Source source : sources) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%7d %9d %9.2f %8.2f %8.2f %13.2f",
                    source.sampleRate(),
                    source.channels(),
                    source.resample(),
                    logMel,
                    network,
                    ratio(source)));
        }
        return table.append(String.format(Locale.ROOT, "%nfrontend.ratio %.3f", ratio()))
                .toString();
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "frontend");
        document.put("model", model);
        document.put("windowSeconds", windowSeconds);
        document.put("batch", batch);
        document.put("logMelMillis", logMel);
        document.put("networkMillis", network);
        List<Map<String, Object>> results = new ArrayList<>();
        for (Source source : sources) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("sampleRate", source.sampleRate());
            each.put("channels", source.channels());
            each.put("resampleMillis", source.resample());
            each.put("ratio", ratio(source));
            results.add(each);
        }
        document.put("results", results);
        document.put("frontend.ratio", ratio());
        return document;
    }
}
