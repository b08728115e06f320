package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.model.ModelEntry;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The models of this checkout, each as it would be loaded in service. */
class ShippedModelsTest {
    @Test
    void everyModelLoadsVerifiesAndTags() throws Exception {
        Path root = repository();
        List<ModelEntry> entries = ModelRepository.open(root).list();
        assertThat(entries).isNotEmpty().allMatch(entry -> entry instanceof ModelEntry.Readable);
        try (Engine engine = Engine.open(EngineSettings.of(root))) {
            for (ModelEntry entry : entries) {
                ModelManifest model = engine.load(entry.ref()).manifest();
                assertThat(model.goldens().signals()).isNotEmpty();
                if (model.task().equals(ModelManifest.TAGGING)) {
                    tag(engine, model);
                }
            }
        }
    }

    private static void tag(Engine engine, ModelManifest model) throws Exception {
        Tagging tagging = engine.tagging(model.ref())
                .tag(
                        Signals.sines(44_100, 2, 12).stream(),
                        TaggingOptions.DEFAULT,
                        ProgressListener.NONE,
                        new Cancellation());
        assertThat(tagging.windows()).isEqualTo(2);
        assertThat(tagging.labels()).hasSameSizeAs(model.labels()).allSatisfy(label -> assertThat(label.probability())
                .isBetween(0.0, 1.0));
    }

    private static Path repository() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("models").resolve("repository");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("There is no folder models/repository above "
                + Path.of("").toAbsolutePath() + ". It belongs to the checkout; restore it.");
    }
}
