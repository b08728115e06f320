package io.ripieno.models.benchmark.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.Gates;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.weights.NameMap;
import io.ripieno.models.weights.NamedTensor;
import io.ripieno.models.weights.NamedTensors;
import io.ripieno.models.weights.SafetensorsWriter;
import io.ripieno.models.weights.WeightImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From the same weights, both sides of a race lose the same and learn the same: they train one and the same network. */
class RaceTest {
    private static final double SAME_LOSS = 1e-5;
    private static final double SAME_GAIN = 0.05;

    @TempDir
    Path folder;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
        torch.manual_seed(7);
    }

    @Test
    void bothConvolutionalSidesTrainTheSameNetwork() throws IOException {
        assertSameLosses(new ConvolutionalRace(4, 200, 0).prepare(), new NameMap().normalisation("(.*\\.norm)", "$1"));
    }

    @Test
    void bothRecurrentSidesTrainTheSameNetwork() throws IOException {
        assertSameLosses(
                new RecurrentRace(6, 3, 10, 8).prepare(),
                new NameMap().recurrent(Gates.LSTM, "lstm", "lstm").normalisation("(.*\\.norm)", "$1"));
    }

    @Test
    void bothFreeRunningDecodersTrainTheSameNetwork() throws IOException {
        assertSameLosses(new DecoderRace(5, 4, 6).prepare(), new NameMap().recurrent(Gates.GRU, "gru", "gru"));
    }

    @Test
    void theCommandTellsTheRatioBesideItsBar() {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new TrainingBenchmarkCommand())
                .setOut(new PrintWriter(out))
                .execute("--network", "DECODER", "--rounds", "1", "--json");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("\"ratio\":", "\"cpuRatio\":", "\"bar\":0.95");
    }

    @Test
    void theCommandEndsWithOneBelowTheRatioThatIsRequired() {
        CommandLine command =
                new CommandLine(new TrainingBenchmarkCommand()).setOut(new PrintWriter(new StringWriter()));
        assertThat(command.execute("--network", "DECODER", "--rounds", "1", "--require", "1e9"))
                .isEqualTo(1);
        assertThat(command.execute("--network", "DECODER", "--rounds", "1", "--require", "1e-9"))
                .isZero();
    }

    private void assertSameLosses(Race race, NameMap names) throws IOException {
        copyFromModules(race, names);
        Stepper interpreted = new Stepper(race.interpreted());
        Stepper modules = new Stepper(race.modules());
        assertThat(interpreted.parameterCount()).isEqualTo(modules.parameterCount());
        double loss = interpreted.step();
        double expected = modules.step();
        assertThat(loss).isCloseTo(expected, within(SAME_LOSS * expected));
        double expectedGain = expected - modules.step();
        assertThat(expectedGain).as("what a step gains").isGreaterThan(SAME_LOSS * expected);
        assertThat(loss - interpreted.step()).isCloseTo(expectedGain, within(SAME_GAIN * expectedGain));
    }

    private void copyFromModules(Race race, NameMap names) throws IOException {
        Path file = folder.resolve("modules.safetensors");
        try (PointerScope scope = new PointerScope()) {
            List<NamedTensor> tensors = new ArrayList<>();
            race.modules()
                    .weights()
                    .forEach((name, tensor) ->
                            tensors.add(NamedTensor.of(name, Tensors.floats(tensor), tensor.shape())));
            SafetensorsWriter.write(file, tensors, Map.of(), false);
            try (NamedTensors opened = NamedTensors.open(file)) {
                assertThat(WeightImport.into(race.graph(), opened, names)
                                .requireComplete()
                                .leftOver())
                        .allMatch(name -> name.endsWith("num_batches_tracked"));
            }
            for (Weight weight : race.graph().weights()) {
                race.interpreted().set(weight);
            }
        }
    }
}
