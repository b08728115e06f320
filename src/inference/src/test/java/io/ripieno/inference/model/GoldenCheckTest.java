package io.ripieno.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.model.ModelException.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenCheckTest {
    private float drift;

    @Test
    void computedGoldensPass() throws Exception {
        assertThatCode(new GoldenCheck(exported(), this::run)::verify).doesNotThrowAnyException();
    }

    @Test
    void aDriftWithinToleranceIsAccepted() throws Exception {
        ModelManifest model = exported();
        drift = 5e-6f;
        assertThatCode(new GoldenCheck(model, this::run)::verify).doesNotThrowAnyException();
    }

    @Test
    void aDriftBeyondToleranceIsShownWithBothValues() throws Exception {
        ModelManifest model = exported();
        drift = 0.25f;
        float expected =
                model.goldens().tensors().get(0).outputs().get(0).values().get(0);

        assertThatThrownBy(new GoldenCheck(model, this::run)::verify)
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(Problem.GOLDEN))
                .hasMessageContaining("golden wave")
                .hasMessageContaining("[0] expected " + expected + " but was " + (expected + 0.25f))
                .hasMessageContaining("and 15 more")
                .hasMessageContaining("the worst is [")
                .hasMessageContaining("], off by 0.25")
                .hasMessageContaining("export the model again");
    }

    @Test
    void notANumberIsNotWithinTolerance() throws Exception {
        ModelManifest model = exported();
        drift = Float.NaN;
        assertThatThrownBy(new GoldenCheck(model, this::run)::verify).hasMessageContaining("but was NaN");
    }

    @Test
    void aSignalGoesThroughTheFrontEnd() throws Exception {
        ModelManifest model = exported();
        ModelManifest onlySignals = model.withGoldens(new Goldens(
                model.goldens().tensors().subList(0, 0), model.goldens().signals()));
        drift = 0.25f;
        assertThatThrownBy(new GoldenCheck(onlySignals, this::run)::verify).hasMessageContaining("golden chord");
    }

    @Test
    void wavesFollowTheirFormula() {
        float[] values = new Goldens.Wave("x", 0.5, 2, 0.1).generate(4);
        assertThat(values[0]).isEqualTo(0.5f);
        assertThat(values[3]).isEqualTo((float) (0.5 + 2 * Math.sin(0.3)));
    }

    private ModelManifest exported() throws ModelException {
        ModelManifest draft = TinyTagger.draft(1);
        return draft.withGoldens(new GoldenCheck(draft, this::run).compute());
    }

    private Map<String, float[]> run(String graph, Map<String, float[]> inputs) {
        float[] picture = inputs.getOrDefault("log_mel", new float[0]);
        assertThat(picture).hasSize(96 * 500);
        float[] outputs = new float[TinyTagger.LABELS];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = picture[i * 1000] + drift;
        }
        Map<String, float[]> byName = new HashMap<>();
        byName.put("probabilities", outputs);
        byName.put("scores", outputs);
        return byName;
    }
}
