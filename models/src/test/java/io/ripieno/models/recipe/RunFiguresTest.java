package io.ripieno.models.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
    @Test
    void tellsMeanAndDeviationOfSeveralSeeds() {
        RunFigures figures = new RunFigures();
        figures.add(7, Map.of("test mAP", 0.7, "loss", 1.0));
        figures.add(8, Map.of("test mAP", 0.8, "loss", 1.0));
        figures.add(9, Map.of("test mAP", 0.6, "loss", 1.0));

        assertThat(figures.table().lines())
                .containsExactly(
                        "loss                     1.0000 ± 0.0000  of 1.0000 1.0000 1.0000",
                        "test mAP                 0.7000 ± 0.1000  of 0.7000 0.8000 0.6000");
        Map<String, Object> document = figures.document("tagger");
        assertThat((List<?>) document.get("runs")).hasSize(3);
        assertThat(((Map<?, ?>) Objects.requireNonNull(document.get("deviation"))).get("test mAP"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.DOUBLE)
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    void tellsOfOneRunItsFiguresAlone() {
        RunFigures figures = new RunFigures();
        figures.add(7, Map.of("test mAP", 0.71234));

        assertThat(figures.table()).isEqualTo("test mAP                 0.7123");
        assertThat(figures.document("tagger")).containsOnlyKeys("recipe", "runs");
    }
}
