package io.ripieno.models.network.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NetworksCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void listsEachNetworkWithItsSettings() {
        assertThat(execute()).isZero();

        assertThat(out.toString())
                .contains("dist-mat-net-600             size=600")
                .contains("measure-vae-inpainting       vocabulary=,hidden=512,latent=256,");
        assertThat(out.toString().lines()).hasSize(Catalogue.names().size());
    }

    @Test
    void tellsInputsAndOutputsOfOneAndWritesItsGraphs() throws Exception {
        assertThat(execute("latent-rnn:latent=12,hidden=10", "--out", folder.toString(), "--json"))
                .isZero();

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("settings").asText()).startsWith("latent=12,hidden=10,autoregressive=false,");
        assertThat(document.path("parameters").asLong()).isPositive();
        JsonNode context = document.path("graphs").path("context");
        assertThat(context.path("inputs").path("past").get(2).asText()).isEqualTo("12");
        assertThat(context.path("outputs").path("state").get(0).asText()).isEqualTo("4");
        assertThat(folder.resolve("context.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("generation.onnx")).isNotEmptyFile();
        assertThat(document.path("written")).hasSize(2);
    }

    @Test
    void aSettingThatDoesNotFitIsAWrongCommandLine() {
        assertThat(execute("latent-rnn:latent=0")).isEqualTo(2);

        assertThat(err.toString()).contains("latent is 0");
    }

    private int execute(String... arguments) {
        return new CommandLine(new NetworksCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
