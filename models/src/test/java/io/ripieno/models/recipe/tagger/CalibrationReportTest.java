package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.metrics.ranking.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationReportTest {
    @TempDir
    Path folder;

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
