package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class Int8BenchmarkCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsTimeSizeAndDifferenceOfGraphsWithProducts() throws Exception {
        assertThat(run("--network", "factor-discriminator-melodies", "--batch", "1,3", "--rounds", "1", "--json"))
                .isZero();

        JsonNode graphs = new ObjectMapper().readTree(out.toString()).get("graphs");
        assertThat(graphs).hasSize(2);
        for (JsonNode graph : graphs) {
            assertThat(graph.get("products").intValue()).isEqualTo(3);
            assertThat(graph.get("share").doubleValue()).isBetween(0.96, 0.98);
            assertThat(graph.get("int8Bytes").longValue())
                    .isBetween(10_240L, graph.get("bytes").longValue());
            assertThat(graph.get("largestDifference").doubleValue()).isBetween(1e-6, 0.1);
            assertThat(graph.get("meanDifference").doubleValue()).isBetween(1e-6, 0.1);
            assertThat(graph.get("speed").doubleValue())
                    .isCloseTo(
                            graph.get("millis").doubleValue()
                                    / graph.get("int8Millis").doubleValue(),
                            withinPercentage(0.001));
        }
        assertThat(graphs.get(1).get("batch").intValue()).isEqualTo(3);
    }

    @Test
    void tellsWhichGraphsHaveNoProductOrReadWholeNumbers() {
        assertThat(run(
                        "--network",
                        "open-unmix-512:bins=20,read=16,hidden=6",
                        "--network",
                        "melody-cnn-vae",
                        "--batch",
                        "1",
                        "--rounds",
                        "1"))
                .isZero();
        assertThat(out.toString())
                .contains("Graph open-unmix has no product with a weight matrix of 1024 numbers or more")
                .contains("melody-cnn-vae, encoder: reads whole numbers; not measured");
    }

    @Test
    void refusesRoundsBatchesAndLengthsOfNone() {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(run("--batch", "4,0")).isEqualTo(2);
        assertThat(run("--length", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds (0)", "--batch ([4, 0])", "--length (0)");
    }

    /** So many numbers of noise are read in all; the first so many are the same. */
    @Test
    void givesFramesAsManyAsTheLengthSays() throws Exception {
        double three = meanDifference("3");
        assertThat(meanDifference("3")).isEqualTo(three);
        assertThat(meanDifference("5")).isNotEqualTo(three);
    }

    private double meanDifference(String length) throws Exception {
        out.getBuffer().setLength(0);
        String network = "latent-rnn:latent=32,hidden=16";
        assertThat(run("--network", network, "--batch", "1", "--rounds", "1", "--length", length, "--json"))
                .isZero();
        JsonNode graphs = new ObjectMapper().readTree(out.toString()).get("graphs");
        assertThat(graphs).hasSize(1);
        return graphs.get(0).get("meanDifference").doubleValue();
    }

    private int run(String... words) {
        CommandLine line = new CommandLine(new Int8BenchmarkCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(words);
    }
}
