package io.ripieno.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.network.catalogue.Catalogue;
import io.ripieno.music.npz.NpzWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ImportCommandTest {
    private static final String NETWORK = "bag-fc";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final GraphSet trained = Catalogue.network(NETWORK).build(77);
    private final List<Weight> weights = List.copyOf(trained.weights());

    @TempDir
    Path folder;

    @BeforeEach
    void writeRules() throws IOException {
        Files.writeString(folder.resolve("names.json"), "[{\"rename\": \"(.*)\", \"from\": \"net.$1\"}]");
    }

    @Test
    void theGraphsThatAreWrittenHoldTheTensorsOfTheFile() throws Exception {
        writeTensors("net.", weights.size());

        assertThat(weightsImport("--names", file("names.json"))).isZero();

        assertThat(out.toString()).contains("missing: []").contains("bag-fc.onnx");
        try (NamedTensors written = NamedTensors.open(folder.resolve("out/bag-fc.onnx"))) {
            for (Weight weight : weights) {
                assertThat(written.read(weight.name()).values()).isEqualTo(weight.values());
            }
        }
    }

    @Test
    void tensorsThatAreMissingOrTooManyAreNamedAndNothingIsWritten() throws Exception {
        writeTensors("", 1);

        assertThat(weightsImport("--names", file("names.json"))).isEqualTo(1);

        String first = weights.get(0).name();
        assertThat(err.toString()).contains("missing: [" + first).contains("left over in the file: [" + first + "]");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void partOfTheWeightsIsEnoughIfItIsAsked() throws Exception {
        writeTensors("", 1);

        assertThat(weightsImport("--partial", "--json")).isZero();

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("network").asText()).isEqualTo(NETWORK);
        assertThat(document.path("imported")).hasSize(1);
        assertThat(document.path("missing")).hasSize(weights.size() - 1);
        assertThat(document.path("left_over")).isEmpty();
        assertThat(document.path("written").get(0).asText()).endsWith("bag-fc.onnx");
    }

    @Test
    void otherShapesAreNamed() throws Exception {
        Weight weight = weights.get(0);
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(folder.resolve("w.npz")))) {
            writer.add(weight.name(), new float[3], 3);
        }

        assertThat(weightsImport("--partial")).isEqualTo(1);

        assertThat(err.toString())
                .contains(weight.name() + " wants " + Arrays.toString(weight.shape()))
                .contains("which has [3]");
    }

    @Test
    void aNetworkThatIsNotThereIsAWrongCommandLine() {
        assertThat(execute("import", "resnet", file("w.npz"), file("out"))).isEqualTo(2);

        assertThat(err.toString()).contains("no network resnet").contains("cnn14");
    }

    @Test
    void aNetworkMayHaveOtherSettings() throws Exception {
        GraphSet small = Catalogue.network("bag-fc:features=8,classes=2").build(3);
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(folder.resolve("w.npz")))) {
            for (Weight weight : small.weights()) {
                writer.add(weight.name(), weight.values(), weight.shape());
            }
        }

        assertThat(execute("import", "bag-fc:features=8,classes=2", file("w.npz"), file("out")))
                .isZero();
        assertThat(execute("import", "bag-fc:features=0", file("w.npz"), file("out")))
                .isEqualTo(2);

        assertThat(err.toString()).contains("features is 0");
        assertThat(folder.resolve("out/bag-fc.onnx")).exists();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|no array of rules",
                "[|no JSON",
                "[{\"rename\": \"a\"}]|is not one of",
                "[{\"rname\": \"a\", \"from\": \"b\"}]|is not one of",
                "[{\"lstm\": 3, \"from\": \"b\"}]|has no text as lstm",
                "[{\"rename\": \"(\", \"from\": \"b\"}]|has no valid pattern",
                "[{\"rename\": \".*\", \"from\": \"$1\"}]|No group 1",
            })
    void rulesThatCannotBeFollowedAreNamed(String rules, String problem) throws Exception {
        writeTensors("", 1);
        Files.writeString(folder.resolve("names.json"), rules);

        assertThat(weightsImport("--names", file("names.json"))).isEqualTo(1);

        assertThat(err.toString()).contains(problem);
    }

    @Test
    void theHelpNamesEachNetwork() {
        assertThat(execute("import", "--help")).isZero();

        assertThat(out.toString().split("[\\s,.;]+")).containsAll(Catalogue.names());
    }

    private void writeTensors(String before, int count) throws IOException {
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(folder.resolve("w.npz")))) {
            for (Weight weight : weights.subList(0, count)) {
                writer.add(before + weight.name(), weight.values(), weight.shape());
            }
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int weightsImport(String... options) {
        String[] arguments = {"import", NETWORK, file("w.npz"), file("out")};
        String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
        System.arraycopy(options, 0, all, arguments.length, options.length);
        return execute(all);
    }

    private int execute(String... arguments) {
        return new CommandLine(new WeightsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
