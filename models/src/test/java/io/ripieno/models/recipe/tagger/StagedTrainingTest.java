package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.recipe.RecipeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedTrainingTest {
    @TempDir
    Path folder;

    @Test
    void aStageOfAnotherRunIsForgottenButNotWhatLiesInFoldersWithin() throws Exception {
        Path stage = Files.createDirectory(folder.resolve("last"));
        Path within = Files.createDirectory(stage.resolve("within"));
        Files.writeString(stage.resolve("last.checkpoint"), "old");
        StagedTraining.forget(stage);
        try (var left = Files.list(stage)) {
            assertThat(left).containsExactly(within);
        }
        StagedTraining.forget(folder.resolve("none"));
    }

    @Test
    void clipsAreAsLongAsThoseThatAreServedAndRatesFallFromStageToStage() {
        List<Stage> stages = StagedTraining.stages(settings(OptionalInt.of(2)));
        assertThat(stages).extracting(Stage::seconds).containsOnly(InstrumentTagger.SECONDS);
        assertThat(stages.get(0).epochs()).isEqualTo(2);
        assertThat(stages.get(1).rate()).isLessThanOrEqualTo(stages.get(0).lastRate());
        assertThat(stages.get(1).lastRate()).isLessThan(stages.get(1).rate());
    }

    private RecipeSettings settings(OptionalInt epochs) {
        return new RecipeSettings(1, epochs, folder, folder, 1, Optional.empty(), false, false, System.err);
    }
}
