package io.ripieno.models.network.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import io.ripieno.models.network.BothEngines;
import io.ripieno.models.network.assessment.SiConvNet;
import io.ripieno.models.network.separation.Iass;
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
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.served.Block;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** In training mode a gradient must reach every parameter: one that none reaches is wired wrongly, or not used. */
class LearningTest {
    private static final int BATCH = 3;

    @Test
    void barsLearnWithAllTheirParameters() {
        MeasureVae settings = MeasureVae.ofMelodies(20);
        Map<String, Map<String, Block>> inputs = Map.of(
                MeasureVae.ENCODER, Map.of(MeasureVae.TOKENS, Blocks.tokens(1, 20, BATCH, 16)),
                MeasureVae.BEATS, Map.of(MeasureVae.LATENT, Blocks.noise(2, BATCH, 32)),
                MeasureVae.TICKS, ticks(settings));
        assertThat(untouched(settings.build(1), inputs)).isEmpty();
        assertThat(untouched(
                        settings.flat().build(1),
                        Map.of(
                                MeasureVae.ENCODER, inputs.get(MeasureVae.ENCODER),
                                MeasureVae.BEATS, inputs.get(MeasureVae.BEATS),
                                MeasureVae.TICKS, ticks(settings.flat()))))
                .isEmpty();
    }

    @Test
    void onlyTheEmbeddingThatIsNeverReadDoesNotLearn() {
        Map<String, Map<String, Block>> inputs = Map.of(
                MelodyCnnVae.ENCODER, Map.of(MelodyCnnVae.TOKENS, Blocks.tokens(1, 62, BATCH, 16)),
                MelodyCnnVae.DECODER, Map.of(MelodyCnnVae.LATENT, Blocks.noise(2, BATCH, 32)));
        assertThat(untouched(MelodyCnnVae.published().build(1), inputs)).containsExactly(MelodyCnnVae.UNUSED);
    }

    @Test
    void imagesLearnWithAllTheirParameters() {
        Map<String, Map<String, Block>> inputs = Map.of(
                DspritesVae.ENCODER, Map.of(DspritesVae.IMAGE, Blocks.noise(1, BATCH, 1, 64, 64)),
                DspritesVae.DECODER, Map.of(DspritesVae.LATENT, Blocks.noise(2, BATCH, 10)));
        assertThat(untouched(DspritesVae.published().build(1), inputs)).isEmpty();
    }

    @Test
    void digitsLearnWithAllTheirParameters() {
        Map<String, Map<String, Block>> inputs = Map.of(
                MnistVae.ENCODER, Map.of(MnistVae.IMAGE, Blocks.noise(1, BATCH, 1, 28, 28)),
                MnistVae.DECODER, Map.of(MnistVae.LATENT, Blocks.noise(2, BATCH, 16)));
        assertThat(untouched(MnistVae.published().build(1), inputs)).isEmpty();
    }

    @Test
    void tagsLearnWithAllTheirParameters() {
        Map<String, Block> input = Map.of(MobileFcn.INPUT, Blocks.noise(1, BATCH, 1, 96, 96));
        assertThat(untouched(new MobileFcn(4, 96).build(1), Map.of(MobileFcn.GRAPH, input)))
                .isEmpty();
    }

    @Test
    void masksLearnWithAllTheirParameters() {
        Map<String, Block> input = Map.of(Iass.MAGNITUDE, Blocks.noise(1, BATCH, 1, 730, 9));
        assertThat(untouched(new Iass(1, 730, 729).build(1), Map.of(Iass.GRAPH, input)))
                .isEmpty();
    }

    @Test
    void ratingsLearnWithAllTheirParameters() {
        Map<String, Block> input = Map.of(SiConvNet.CONTOUR_AND_SCORE, Blocks.noise(1, BATCH, 2, 1000));
        assertThat(untouched(new SiConvNet(1000).build(1), Map.of(SiConvNet.GRAPH, input)))
                .isEmpty();
    }

    @Test
    void inpaintingLearnsWithAllItsParameters() {
        for (boolean autoregressive : new boolean[] {true, false}) {
            LatentRnn settings = new LatentRnn(12, 10, autoregressive, Context.BOTH, 0.5f);
            Block input = autoregressive ? Blocks.noise(3, BATCH, 4, 12) : Blocks.filled(1, BATCH, 4, 1);
            Map<String, Map<String, Block>> inputs = Map.of(
                    LatentRnn.CONTEXT,
                    Map.of(
                            LatentRnn.PAST, Blocks.noise(1, BATCH, 5, 12),
                            LatentRnn.FUTURE, Blocks.noise(2, BATCH, 6, 12)),
                    LatentRnn.GENERATION,
                    Map.of(
                            LatentRnn.STATE,
                            Blocks.noise(4, 4, BATCH, 20),
                            autoregressive ? LatentRnn.BEFORE : LatentRnn.PLACES,
                            input));
            assertThat(untouched(settings.build(1), inputs)).isEmpty();
        }
    }

    @Test
    void anticipationLearnsWithAllItsParameters() {
        int width = AnticipationRnn.WIDTH;
        Map<String, Map<String, Block>> inputs = Map.of(
                AnticipationRnn.CONSTRAINTS,
                Map.of(
                        AnticipationRnn.CONSTRAINT, Blocks.tokens(1, 21, BATCH, 12),
                        AnticipationRnn.BEAT_MARKER, Blocks.tokens(2, 6, BATCH, 12),
                        AnticipationRnn.TICK, Blocks.tokens(3, 6, BATCH, 12),
                        AnticipationRnn.VOICE, Blocks.tokens(4, 1, BATCH, 12)),
                AnticipationRnn.GENERATION,
                Map.of(
                        AnticipationRnn.PREVIOUS, Blocks.tokens(5, 22, BATCH, 12),
                        AnticipationRnn.ANTICIPATION, Blocks.noise(6, BATCH, 12, width),
                        AnticipationRnn.HIDDEN, Blocks.noise(7, 2, BATCH, width),
                        AnticipationRnn.CELL, Blocks.noise(8, 2, BATCH, width)));
        assertThat(untouched(AnticipationRnn.published(20).build(1), inputs)).isEmpty();
    }

    @Test
    void conditionedMelodyLearnsWithAllItsParameters() {
        GraphSet network = new MelodyLstm(TokenStream.PITCH, EnumSet.allOf(Condition.class), 24, 0.2f, true).build(1);
        Map<String, Block> inputs = Map.of(
                MelodyLstm.TOKENS, Blocks.tokens(1, 89, BATCH, 64),
                MelodyLstm.OTHER, Blocks.tokens(2, 19, BATCH, 64),
                MelodyLstm.BAR_POSITION, Blocks.tokens(3, 96, BATCH, 64),
                MelodyLstm.CHORD_ROOT, Blocks.tokens(4, 12, BATCH, 64),
                MelodyLstm.CHORD_CLASSES, Blocks.noise(5, BATCH, 64, 12),
                MelodyLstm.NEXT_ROOT, Blocks.tokens(6, 12, BATCH, 64),
                MelodyLstm.NEXT_CLASSES, Blocks.noise(7, BATCH, 64, 12));
        assertThat(untouched(network, Map.of(MelodyLstm.GRAPH, inputs))).isEmpty();
    }

    private static Map<String, Block> ticks(MeasureVae settings) {
        Block.Tokens previous = Blocks.tokens(3, settings.vocabulary(), 4 * BATCH, settings.ticks());
        previous.values()[0] = settings.start();
        return Map.of(
                MeasureVae.PREVIOUS, previous,
                MeasureVae.CONTEXT, Blocks.noise(4, 4 * BATCH, settings.contextWidth()),
                MeasureVae.STATE, Blocks.noise(5, 2, 4 * BATCH, settings.hidden()));
    }

    /**
     * The parameters that no gradient reaches from a random sum of all outputs. Weights are moved off zero first, which would
     * hide what they are multiplied with, and written back at the end.
     */
    private static Set<String> untouched(GraphSet network, Map<String, Map<String, Block>> inputs) {
        Tensors.useOneThread();
        torch.manual_seed(5);
        BothEngines.disturb(network, 6);
        Set<String> untouched = new TreeSet<>();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE)) {
            assertThat(inputs.keySet()).containsExactlyInAnyOrderElementsOf(network.graphNames());
            inputs.forEach((graph, blocks) -> descend(network, graph, parameters, blocks));
            parameters.trained().forEach((name, tensor) -> {
                Tensor gradient = tensor.grad();
                if (!gradient.defined() || gradient.abs().sum().item_float() == 0) {
                    untouched.add(name);
                }
            });
            parameters.writeBack();
        }
        return untouched;
    }

    private static void descend(GraphSet network, String graph, Parameters parameters, Map<String, Block> blocks) {
        try (Interpreter interpreter = new Interpreter(network, graph, parameters)) {
            Map<String, Tensor> tensors = new HashMap<>();
            blocks.forEach((name, block) -> tensors.put(name, Blocks.tensor(block, Precision.SINGLE)));
            Values values = interpreter.run(tensors, Mode.TRAINING);
            List<Tensor> outputs = network.definition(graph).getOutputList().stream()
                    .map(output -> values.get(output.getName()))
                    .filter(Tensor::requires_grad)
                    .toList();
            Tensor sum = outputs.get(0).mul(torch.randn_like(outputs.get(0))).sum();
            for (Tensor output : outputs.subList(1, outputs.size())) {
                sum = sum.add(output.mul(torch.randn_like(output)).sum());
            }
            sum.backward();
        }
    }
}
