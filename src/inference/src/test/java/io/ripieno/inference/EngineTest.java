package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.cost.CostFile;
import io.ripieno.inference.device.cost.CostKey;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.FrontEndCost;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    @TempDir
    Path root;

    @Test
    void preloadedModelsAreWarmWhenItOpens() throws Exception {
        TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(settings())) {
            assertThat(engine.ready()).isTrue();
            WarmModel model = engine.models().get(0);
            assertThat(model.manifest().ref()).isEqualTo(ModelRef.of(TinyTagger.NAME, 1));
            assertThat(model.cost("main").runs().secondsByBatch()).containsOnlyKeys(1, 2, 4);
            assertThat(model.cost("main").secondsPerItem()).isPositive();
        }
    }

    @Test
    void aFlippedByteIsSeenAtLoadWithBothDigests() throws Exception {
        TinyTagger.install(root, 1);
        Path graph = root.resolve(TinyTagger.NAME).resolve("1").resolve("tagger.onnx");
        byte[] bytes = Files.readAllBytes(graph);
        bytes[bytes.length / 2] ^= 1;
        Files.write(graph, bytes);

        assertThatThrownBy(() -> Engine.open(settings()).close())
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(ModelException.Problem.DIGEST))
                .hasMessageContaining("tagger.onnx has the SHA-256")
                .hasMessageContaining("model.json states")
                .hasMessageContaining("restore it, or export the model again");
    }

    @Test
    void aVersionThatAppearsIsFoundWithoutOpeningAgain() throws Exception {
        TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(settings())) {
            TinyTagger.install(root, 2);
            engine.refresh(TinyTagger.NAME);
            assertThat(engine.tagging(ModelRef.latest(TinyTagger.NAME)).model().version())
                    .isEqualTo(2);
            assertThat(engine.models()).hasSize(2);
        }
    }

    @Test
    void aClosedEngineIsNotReady() throws Exception {
        TinyTagger.install(root, 1);
        Engine engine = Engine.open(settings());
        engine.close();
        engine.close();
        assertThat(engine.ready()).isFalse();
    }

    @Test
    void aPartThatThrowsAsItIsClosedKeepsNoOtherOpen() throws Exception {
        TinyTagger.install(root, 1);
        TinyTagger.install(root, 2);
        List<String> evicted = new ArrayList<>();
        Engine engine = Engine.open(settings(), BatchListener.NONE, new SessionListener() {
            @Override
            public void onEviction(String device, String what, long bytes) {
                evicted.add(what);
                throw new AssertionError(what);
            }
        });
        engine.load(ModelRef.of(TinyTagger.NAME, 1));
        assertThatThrownBy(engine::close)
                .isInstanceOf(AssertionError.class)
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));
        assertThat(evicted).containsExactlyInAnyOrder("tiny-tagger@1/main", "tiny-tagger@2/main");
    }

    @Test
    void tagsWithAPreloadedModel() throws Exception {
        TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(settings())) {
            Tagging tagging = engine.tagging(ModelRef.latest(TinyTagger.NAME))
                    .tag(
                            Signals.sines(44_100, 2, 23).stream(),
                            TaggingOptions.DEFAULT,
                            ProgressListener.NONE,
                            new Cancellation());
            assertThat(tagging.windows()).isEqualTo(4);
            assertThat(tagging.labels()).hasSize(TinyTagger.LABELS);
        }
    }

    @Test
    void costsAreKeptForTheNextStart() throws Exception {
        TinyTagger.install(root, 1);
        Path file = root.resolve("costs.json");
        RunCost measured;
        FrontEndCost frontEnd;
        try (Engine engine = Engine.open(settings().withCosts(file))) {
            measured = engine.models().get(0).cost("main").runs();
            frontEnd = engine.models().get(0).frontEnd();
        }
        assertThat(new CostFile(file).all().keySet())
                .extracting(CostKey::graph)
                .containsExactlyInAnyOrder("main", "host:resampling", "host:front-end");
        assertThat(new CostFile(file).all().values()).contains(measured);
        try (Engine engine = Engine.open(settings().withCosts(file))) {
            assertThat(engine.models().get(0).cost("main").runs()).isEqualTo(measured);
            assertThat(engine.models().get(0).frontEnd()).isNotNull().isEqualTo(frontEnd);
        }
    }

    @Test
    void costsOfTheHostThatWereKeptAndCannotBeAreMeasuredAgain() throws Exception {
        TinyTagger.install(root, 1);
        Path file = root.resolve("costs.json");
        Engine.open(settings().withCosts(file)).close();
        CostFile kept = new CostFile(file);
        kept.all().forEach((key, cost) -> {
            if (key.graph().startsWith("host:")) {
                kept.put(key, new RunCost(new TreeMap<>(Map.of(1, 100 * cost.seconds(1)))));
            }
        });
        try (Engine engine = Engine.open(settings().withCosts(file))) {
            FrontEndCost now = engine.models().get(0).frontEnd();
            assertThat(now).isNotNull();
            kept.all().forEach((key, cost) -> {
                if (key.graph().equals("host:resampling")) {
                    assertThat(now.perSecond()).isLessThan(cost.seconds(1) / 10);
                } else if (key.graph().equals("host:front-end")) {
                    assertThat(now.perWindow()).isLessThan(cost.seconds(1) / 10);
                }
            });
            assertThat(new CostFile(file).all().values())
                    .contains(new RunCost(new TreeMap<>(Map.of(1, now.perSecond()))));
        }
    }

    @Test
    void aRecordingCostsTheDeviceAndTheHost() throws Exception {
        TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(settings())) {
            WarmModel model = engine.models().get(0);
            double device = model.cost("main").secondsPerItem();
            assertThat(model.frontEnd()).isNotNull();
            assertThat(model.frontEnd().perSecond()).isPositive();
            assertThat(model.frontEnd().perWindow()).isPositive();
            assertThat(model.seconds(60, 11))
                    .isCloseTo(
                            11 * device
                                    + 60 * model.frontEnd().perSecond()
                                    + 11 * model.frontEnd().perWindow(),
                            within(1e-9));
        }
    }

    @Test
    void aKeptCostThatCannotBeIsMeasuredAgain() throws Exception {
        TinyTagger.install(root, 1);
        Path file = root.resolve("costs.json");
        Engine.open(settings().withCosts(file)).close();
        CostFile costs = new CostFile(file);
        RunCost absurd = new RunCost(new TreeMap<>(Map.of(1, 5.0, 4, 9.0)));
        CostKey ofGraph = costs.all().keySet().stream()
                .filter(key -> key.graph().equals("main"))
                .findFirst()
                .orElseThrow();
        costs.put(ofGraph, absurd);
        try (Engine engine = Engine.open(settings().withCosts(file))) {
            assertThat(engine.models().get(0).cost("main").runs()).isNotEqualTo(absurd);
        }
    }

    @Test
    void costsMeasuredAnewReachTheLargestBatchOfTheModel() throws Exception {
        TinyTagger.install(root, 1);
        Path file = root.resolve("costs.json");
        try (Engine engine = Engine.open(settings().withCosts(file).withCostsMeasuredAnew())) {
            assertThat(engine.models().get(0).cost("main").runs().secondsByBatch())
                    .containsKeys(1, 2, 4, 8, 16, 32);
        }
        try (Engine engine = Engine.open(settings().withCosts(file))) {
            assertThat(engine.models().get(0).cost("main").runs().secondsByBatch())
                    .containsKeys(32);
        }
    }

    private EngineSettings settings() {
        return EngineSettings.of(root).withPreload(List.of(ModelRef.latest(TinyTagger.NAME)));
    }
}
