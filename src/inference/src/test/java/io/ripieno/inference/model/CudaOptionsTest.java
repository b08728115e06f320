package io.ripieno.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.model.CudaOptions.ArenaGrowth;
import io.ripieno.inference.model.CudaOptions.CudnnSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaOptionsTest {
    private static final String BATCHES = "\"maxBatch\" : 32,";

    @TempDir
    Path root;

    @Test
    void modelsMayDoWithoutThem() throws Exception {
        Path model = install();
        assertThat(Files.readString(model.resolve(ModelManifest.FILE)))
                .contains(BATCHES)
                .doesNotContain("cuda");
        assertThat(ModelManifest.read(model).device().onCuda()).isEqualTo(CudaOptions.UNSAID);
    }

    @Test
    void theyAreReadAndChangeNoDigest() throws Exception {
        Path model = install();
        String digest = ModelManifest.read(model).digest();
        say(model, "{\"cudnnSearch\": \"heuristic\", \"memoryBytes\": 1024, \"arenaGrowth\": \"as-requested\"}");
        ModelManifest said = ModelManifest.read(model);
        assertThat(said.device().onCuda())
                .isEqualTo(new CudaOptions(CudnnSearch.HEURISTIC, 1024L, ArenaGrowth.AS_REQUESTED));
        assertThat(said.digest()).isEqualTo(digest);
        said.write(model);
        assertThat(ModelManifest.read(model)).isEqualTo(said);
    }

    @Test
    void theyAreToldInTheWordsOfTheFile() {
        assertThat(CudaOptions.UNSAID.said()).isEmpty();
        CudaOptions all = new CudaOptions(CudnnSearch.HEURISTIC, 1024L, ArenaGrowth.POWERS_OF_TWO);
        assertThat(all.said()).isEqualTo("cudnnSearch=heuristic, memoryBytes=1024, arenaGrowth=powers-of-two");
        assertThat(all.withOtherSearches())
                .containsExactly(
                        new CudaOptions(CudnnSearch.EXHAUSTIVE, 1024L, ArenaGrowth.POWERS_OF_TWO),
                        new CudaOptions(CudnnSearch.DEFAULT, 1024L, ArenaGrowth.POWERS_OF_TWO));
    }

    @Test
    void othersAreRefused() throws Exception {
        Path model = install();
        say(model, "{\"cudnnSearch\": \"guess\", \"memoryBytes\": 0, \"streams\": 2}");
        assertThatThrownBy(() -> ModelManifest.read(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("cudnnSearch")
                .hasMessageContaining("memoryBytes")
                .hasMessageContaining("streams");
    }

    private Path install() throws Exception {
        ModelManifest written = TinyTagger.install(root, 1);
        return root.resolve(written.name()).resolve("1");
    }

    private static void say(Path model, String cuda) throws Exception {
        Path file = model.resolve(ModelManifest.FILE);
        Files.writeString(file, Files.readString(file).replace(BATCHES, BATCHES + " \"cuda\": " + cuda + ","));
    }
}
