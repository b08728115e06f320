package io.ripieno.models.train;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** What tells a network from others: how many weights and numbers it has, and a checksum of their names, roles and shapes. */
final class Fingerprint {
    private Fingerprint() {}

    /** For example {@code 4 weights of 49 numbers (5d0c2e11)}. */
    static String of(GraphSet network) {
        CRC32C sum = new CRC32C();
        long numbers = 0;
        for (Weight weight : network.weights()) {
            String line = "%s %s %s\n".formatted(weight.name(), weight.role(), Arrays.toString(weight.shape()));
            sum.update(line.getBytes(StandardCharsets.UTF_8));
            numbers += weight.size();
        }
        return "%d weights of %d numbers (%08x)".formatted(network.weights().size(), numbers, sum.getValue());
    }
}
