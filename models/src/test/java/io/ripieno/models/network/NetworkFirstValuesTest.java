package io.ripieno.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.assessment.DistMatNet;
import io.ripieno.models.network.assessment.JointEmbedNet;
import io.ripieno.models.network.assessment.PcConvNet;
import io.ripieno.models.network.assessment.SiConvNet;
import io.ripieno.models.network.separation.Iass;
import io.ripieno.models.network.separation.OpenUnmix;
import io.ripieno.models.network.symbolic.dmelodies.FactorDiscriminator;
import io.ripieno.models.network.symbolic.dmelodies.MelodyCnnVae;
import io.ripieno.models.network.symbolic.ecmg.Condition;
import io.ripieno.models.network.symbolic.ecmg.MelodyLstm;
import io.ripieno.models.network.symbolic.ecmg.TokenStream;
import io.ripieno.models.network.symbolic.image.DspritesVae;
import io.ripieno.models.network.symbolic.image.MnistVae;
import io.ripieno.models.network.symbolic.inpainting.AnticipationRnn;
import io.ripieno.models.network.symbolic.inpainting.Context;
import io.ripieno.models.network.symbolic.inpainting.LatentRnn;
import io.ripieno.models.network.symbolic.measurevae.MeasureVae;
import io.ripieno.models.network.tagging.Cnn14;
import io.ripieno.models.network.tagging.Vggish;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The deviation that the weights of each network start from: Xavier's normal, or uniform within the root of the fan-in. */
class NetworkFirstValuesTest {
    static List<Arguments> xavier() {
        return List.of(
                Arguments.of(MeasureVae.ofMelodies(20).build(1), "ticks.gru.0.recurrent", 64, 192),
                Arguments.of(MeasureVae.ofMelodies(20).build(1), "encoder.mean.0.weight", 256, 128),
                Arguments.of(FactorDiscriminator.ofMelodies().build(1), "discriminator.1.weight", 64, 64),
                Arguments.of(MnistVae.published().build(1), "encoder.2.weight", 64 * 16, 64 * 16),
                Arguments.of(DspritesVae.published().build(1), "decoder.3.weight", 256, 512),
                Arguments.of(
                        new LatentRnn(32, 40, true, Context.BOTH, 0).build(1), "generation.gru.1.input", 160, 240));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("xavier")
    void isXaviers(GraphSet network, String weight, int in, int out) {
        assertThat(WeightStatistics.deviation(network.weight(weight)))
                .isCloseTo(Math.sqrt(2.0 / (in + out)), withinPercentage(4));
    }

    /** The large teachers, which are there for their published weights, start from it too if nothing is imported. */
    static List<Arguments> standard() {
        GraphSet melody = new MelodyLstm(TokenStream.PITCH, EnumSet.allOf(Condition.class), 24, 0.2f, true).build(1);
        GraphSet distances = new DistMatNet(400).build(1);
        int cells = (int) distances.weight("hidden.weight").shape()[1];
        return List.of(
                Arguments.of(distances, "hidden.weight", cells),
                Arguments.of(MelodyCnnVae.published().build(1), "encoder.128.weight", 64 * 4),
                Arguments.of(AnticipationRnn.published(20).build(1), "generation.lstm.1.input", 256),
                Arguments.of(melody, "lstm.1.input", 24),
                Arguments.of(OpenUnmix.music(64).build(1), "lstm.1.recurrent", 32),
                Arguments.of(new Iass(1, 1025, 745).build(1), "output.linear.weight", 745),
                Arguments.of(new Vggish(8, 64).build(1), "conv3.2.weight", 32 * 9),
                Arguments.of(new Cnn14(7, 4, 64).build(1), "fc.weight", 128));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("standard")
    void isUniformByTheFanIn(GraphSet network, String weight, int in) {
        assertThat(WeightStatistics.deviation(network.weight(weight)))
                .isCloseTo(1 / Math.sqrt(3.0 * in), withinPercentage(4));
    }

    /** All large kernels. */
    static List<GraphSet> convolutional() {
        return List.of(
                new Iass(1, 1025, 745).build(1),
                new PcConvNet(1000).build(1),
                new SiConvNet(1000).build(1),
                new JointEmbedNet(1000).build(1));
    }

    @ParameterizedTest
    @MethodSource("convolutional")
    void kernelsAreUniformByTheirFanIns(GraphSet network) {
        var large = network.weights().stream()
                .filter(weight -> weight.shape().length > 2 && weight.size() > 500)
                .toList();
        assertThat(large).isNotEmpty();
        large.forEach(weight -> {
            long fanIn = weight.size() / weight.shape()[0];
            assertThat(WeightStatistics.deviation(weight))
                    .as("%s %s", weight.name(), Arrays.toString(weight.shape()))
                    .isCloseTo(1 / Math.sqrt(3.0 * fanIn), withinPercentage(8));
        });
    }
}
