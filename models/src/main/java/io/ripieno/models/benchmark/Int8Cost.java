package io.ripieno.models.benchmark;

import io.ripieno.models.weights.ServedRuns;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What 8-bit products cost and save in one graph.
 *
 * @param products how many were replaced
 * @param share of the graph's weights that are in them, 0 to 1
 * @param bytes of the graph's file in single precision
 * @param int8Bytes of the file with 8-bit products
 * @param paces with 8-bit products, and in single precision
 * @param largest difference of an output, as a part of the largest output
 * @param mean difference of an output, as a part of the mean magnitude of outputs
 */
record Int8Cost(
        String network,
        String graph,
        int batch,
        int products,
        double share,
        long bytes,
        long int8Bytes,
        ServedRuns.Paces paces,
        double largest,
        double mean) {
    private static final double NANOS = 1e6;
    private static final double BYTES = 1e6;

    static String header() {
        return "%-50s %5s %8s %7s %8s %8s %9s %9s %6s %9s %9s"
                .formatted(
                        "network, graph",
                        "batch",
                        "products",
                        "weights",
                        "MB",
                        "int8 MB",
                        "ms",
                        "int8 ms",
                        "speed",
                        "largest",
                        "mean");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-50s %5d %8d %6.1f%% %8.2f %8.2f %9.3f %9.3f %6.2f %9.5f %9.5f",
                network + ", " + graph,
                batch,
                products,
                100 * share,
                bytes / BYTES,
                int8Bytes / BYTES,
                paces.otherNanos() / NANOS,
                paces.nanos() / NANOS,
                paces.ratio(),
                largest,
                mean);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("network", network);
        document.put("graph", graph);
        document.put("batch", batch);
        document.put("products", products);
        document.put("share", share);
        document.put("bytes", bytes);
        document.put("int8Bytes", int8Bytes);
        document.put("millis", paces.otherNanos() / NANOS);
        document.put("int8Millis", paces.nanos() / NANOS);
        document.put("speed", paces.ratio());
        document.put("largestDifference", largest);
        document.put("meanDifference", mean);
        return document;
    }
}
