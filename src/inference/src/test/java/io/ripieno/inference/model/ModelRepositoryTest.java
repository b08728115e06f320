package io.ripieno.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.model.ModelException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRepositoryTest {
    @TempDir
    Path root;

    @Test
    void theHighestVersionIsTheLargestNumber() throws Exception {
        TinyTagger.install(root, 9);
        TinyTagger.install(root, 10);

        assertThat(open().resolve(TinyTagger.NAME, OptionalInt.empty())
                        .manifest()
                        .version())
                .isEqualTo(10);
        assertThat(open().resolve(ModelRef.parse("tiny-tagger@9")).manifest().version())
                .isEqualTo(9);
    }

    @Test
    void brokenModelsAreListedWithTheirProblem() throws Exception {
        TinyTagger.install(root, 1);
        Files.writeString(
                Files.createDirectories(root.resolve("broken-tagger").resolve("1"))
                        .resolve("model.json"),
                "{}");
        Files.createDirectories(root.resolve(TinyTagger.NAME).resolve("draft"));

        assertThat(open().list())
                .satisfiesExactly(
                        broken -> assertThat(broken)
                                .isInstanceOfSatisfying(ModelEntry.Broken.class, entry -> assertThat(
                                                entry.problem().problem())
                                        .isEqualTo(Problem.SCHEMA)),
                        good -> assertThat(good)
                                .isInstanceOfSatisfying(ModelEntry.Readable.class, entry -> assertThat(entry.ref())
                                        .isEqualTo(ModelRef.of(TinyTagger.NAME, 1))));
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithThoseThatAre() throws Exception {
        TinyTagger.install(root, 1);

        assertThatThrownBy(() -> open().resolve(ModelRef.latest("tiny-taggr")))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MISSING))
                .hasMessageContaining("no model tiny-taggr")
                .hasMessageContaining("[tiny-tagger]")
                .hasMessageContaining("Maybe the name is misspelt");
    }

    @Test
    void aVersionThatIsNotThereIsAnsweredWithThoseThatAre() throws Exception {
        TinyTagger.install(root, 1);

        assertThatThrownBy(() -> open().resolve(ModelRef.of(TinyTagger.NAME, 7)))
                .hasMessageContaining("no version 7")
                .hasMessageContaining("only [1]");
    }

    @Test
    void aModelInTheWrongPlaceIsRefused() throws Exception {
        TinyTagger.install(root, 1);
        Files.move(
                root.resolve(TinyTagger.NAME).resolve("1"),
                root.resolve(TinyTagger.NAME).resolve("2"));

        assertThatThrownBy(() -> open().resolve(ModelRef.latest(TinyTagger.NAME)))
                .hasMessageContaining("describes tiny-tagger@1")
                .hasMessageContaining("tiny-tagger@2 belongs");
    }

    @Test
    void aGraphThatIsGoneIsMissing() throws Exception {
        TinyTagger.install(root, 1);
        StoredModel stored = open().resolve(ModelRef.latest(TinyTagger.NAME));
        Files.delete(stored.directory().resolve("tagger.onnx"));

        assertThatThrownBy(() -> stored.graph(GraphSpec.MAIN))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MISSING))
                .hasMessageContaining("tagger.onnx is missing although model.json names it");
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ModelRepository.open(root.resolve("nowhere")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("nowhere is not a directory");
    }

    @Test
    void referencesAreWrittenWithOrWithoutVersion() {
        assertThat(ModelRef.parse("instrument-tagger")).isEqualTo(ModelRef.latest("instrument-tagger"));
        assertThat(ModelRef.parse("instrument-tagger@2")).hasToString("instrument-tagger@2");
        assertThatThrownBy(() -> ModelRef.parse("instrument-tagger@two")).hasMessageContaining("name@version");
        assertThatThrownBy(() -> ModelRef.parse("../secrets")).hasMessageContaining("lower case letters");
        assertThatThrownBy(() -> ModelRef.parse("tagger@0")).hasMessageContaining("at least 1");
    }

    private ModelRepository open() throws ModelException {
        return ModelRepository.open(root);
    }
}
