package io.ripieno.service.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.service.TestClock;
import io.ripieno.service.TinyModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void aRefusedVersionIsTriedEverMoreSeldomAndAtOnceWhenItIsMended() throws Exception {
        TinyModel.install(folder);
        AtomicInteger tries = new AtomicInteger();
        try (Engine engine = Engine.open(EngineSettings.of(folder))) {
            engine.load(ModelRef.of(TinyModel.NAME, 1));
            NewVersions versions = new NewVersions(counting(engine, tries));
            Path second = Files.createDirectory(folder.resolve(TinyModel.NAME).resolve("2"));
            versions.look();
            assertThat(tries).hasValue(0);

            TinyModel.install(folder, 2);
            Files.writeString(second.resolve("tagger.onnx"), "half of it");
            for (int i = 0; i < 20; i++) {
                versions.look();
            }
            assertThat(tries).as("looks 1, 3, 6, 11 and 20").hasValue(5);
            assertThat(new ModelLookup(engine, new TestClock()).find(LATEST).version())
                    .isEqualTo(1);

            TinyModel.install(folder, 2);
            versions.look();
            assertThat(version(engine)).isEqualTo(2);
            versions.look();
            assertThat(tries).hasValue(6);
        }
    }

    /** The engine, with its refreshes counted. */
    private static Engine counting(Engine engine, AtomicInteger refreshes) {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("refresh")) {
                        refreshes.incrementAndGet();
                    }
                    try {
                        return method.invoke(engine, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static int version(Engine engine) throws Exception {
        return engine.current(LATEST).version().orElseThrow();
    }
}
