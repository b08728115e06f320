package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.measure.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityTest {
    @TempDir
    Path folder;

    @Test
    void comparesWhatIsSaidWithWhatIsFoundBinByBin() {
        Reliability curve = Reliability.of(
                new double[] {0.12, 0.18, 0.81, 0.89, 1.0}, new boolean[] {false, true, true, true, true});

        assertThat(curve.bins()).extracting(Reliability.Bin::count).containsExactly(2, 2, 1);
        assertThat(curve.bins().get(0).said()).isCloseTo(0.15, within(1e-12));
        assertThat(curve.bins().get(0).found()).isEqualTo(0.5);
        // (2 · 0.35 + 2 · 0.15 + 1 · 0) / 5
        assertThat(curve.expectedError()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void isReportedForEachClassAndAllTogether() throws Exception {
        Predictions predictions = new Predictions(
                new double[][] {{0.25, 0.95}, {0.25, 0.05}}, new boolean[][] {{true, true}, {false, false}});
        CalibrationReport.write(List.of("harp", "lute"), Map.of("test", predictions), folder, folder);

        assertThat(Files.readAllLines(folder.resolve("calibration.csv")))
                .contains("label,test", "harp,0.2500", "lute,0.0500", "all,0.1500");
        assertThat(folder.resolve(CalibrationReport.PLOT)).isNotEmptyFile();
    }
}
