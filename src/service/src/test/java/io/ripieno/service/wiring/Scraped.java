package io.ripieno.service.wiring;

import static io.restassured.RestAssured.get;

import java.util.Arrays;
import java.util.List;

/** What the metrics were at a moment, as Prometheus reads them. */
record Scraped(List<String> lines) {
    static Scraped now() {
        return new Scraped(get("/q/metrics").asString().lines().toList());
    }

    /** The sum over all of a name, with whatever other labels. */
    double sum(String name, String... labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    double minus(Scraped before, String name, String... labels) {
        return sum(name, labels) - before.sum(name, labels);
    }
}
