package io.ripieno.service.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.service.TestClock;
import io.ripieno.service.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewVersionsTest {
    private static final ModelRef LATEST = ModelRef.latest(TinyModel.NAME);

    @TempDir
    Path folder;

    @Test
    void aNewerVersionServesOnceItIsVerifiedAndABrokenOneNever() throws Exception {
        TinyModel.install(folder);
        try (Engine engine = Engine.open(EngineSettings.of(folder).withPreload(List.of(LATEST)))) {
            NewVersions versions = new NewVersions(engine);
            versions.look();
            ModelManifest second = TinyModel.install(folder, 2);
            assertThat(version(engine)).isEqualTo(1);
            versions.look();
            assertThat(version(engine)).isEqualTo(2);

            TinyModel.install(folder, 3);
            Files.writeString(folder.resolve(TinyModel.NAME).resolve("3").resolve("tagger.onnx"), "damaged");
            versions.look();
            versions.look();
            assertThat(version(engine)).isEqualTo(2);
            assertThat(new ModelLookup(engine, new TestClock()).find(LATEST).digest())
                    .isEqualTo(second.digest());
        }
    }

    private static int version(Engine engine) throws Exception {
        return engine.current(LATEST).version().orElseThrow();
    }
}
