package io.ripieno.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.model.ModelException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelManifestTest {
    @TempDir
    Path root;

    private Path directory;
    private ModelManifest written;

    @BeforeEach
    void install() throws Exception {
        written = TinyTagger.install(root, 3);
        directory = root.resolve(TinyTagger.NAME).resolve("3");
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(ModelManifest.read(directory)).isEqualTo(written);
    }

    @Test
    void leavesNoDraftBehind() throws Exception {
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("model.json", "tagger.onnx");
        }
    }

    @Test
    void everyPlaceThatBreaksTheSchemaIsNamedAtOnce() throws Exception {
        replace("\"version\" : 3", "\"version\" : 0");
        replace("\"sampleRate\" : 16000", "\"sampleRate\" : \"16 kHz\"");
        replace("\"threshold\" : 0.5", "\"treshold\" : 0.5");

        assertThatThrownBy(() -> ModelManifest.read(directory))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(Problem.SCHEMA))
                .hasMessageContaining("model.json does not follow its schema")
                .hasMessageContaining("$.version")
                .hasMessageContaining("$.audio.sampleRate")
                .hasMessageContaining("$.labels[0]")
                .hasMessageContaining("treshold")
                .hasMessageContaining("export the model again");
    }

    @Test
    void everyContradictionIsNamedAtOnce() throws Exception {
        replace("\"name\" : \"label-1\"", "\"name\" : \"label-2\"");
        replace("\"hopSeconds\" : 5.0", "\"hopSeconds\" : 12.5");
        replace("\"tensor\" : \"log_mel\",\n    \"sampleRate\"", "\"tensor\" : \"mel\",\n    \"sampleRate\"");
        replace("\"label\" : \"label-0\"", "\"label\" : \"theremin\"");
        replace("\"threshold\" : 0.5", "\"threshold\" : 0.33333333333");

        assertThatThrownBy(() -> ModelManifest.read(directory))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(Problem.SCHEMA))
                .hasMessageContaining("contradicts itself in 5 place(s)")
                .hasMessageContaining("two labels are named label-2")
                .hasMessageContaining("audio.hopSeconds (12.5) is over audio.windowSeconds (10.0)")
                .hasMessageContaining("audio.tensor (mel) is not an input")
                .hasMessageContaining("name the label theremin")
                .hasMessageContaining("threshold of label-0 (0.33333333333) has more than 6 decimals");
    }

    @Test
    void aThresholdThatWasChangedByHandIsSeen() throws Exception {
        replace("\"threshold\" : 0.5", "\"threshold\" : 0.9");

        assertThatThrownBy(() -> ModelManifest.read(directory))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DIGEST))
                .hasMessageContaining("states the digest " + written.digest())
                .hasMessageContaining("changed by hand");
    }

    @Test
    void theCardMayBeCorrectedWithoutAnotherDigest() throws Exception {
        replace("A tagger for tests.", "A tagger for tests, better described.");

        assertThat(ModelManifest.read(directory).digest()).isEqualTo(written.digest());
    }

    @Test
    void textThatIsNotJsonIsRefusedWithItsLine() throws Exception {
        Files.writeString(directory.resolve("model.json"), "{\n  \"format\" : 1,\n  oops\n}");

        assertThatThrownBy(() -> ModelManifest.read(directory))
                .hasMessageContaining("is not JSON")
                .hasMessageContaining("at line 3");
    }

    @Test
    void aDirectoryWithoutModelJsonIsMissing() {
        assertThatThrownBy(() -> ModelManifest.read(root))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MISSING));
    }

    @Test
    void aDraftThatBreaksTheSchemaIsNotWritten() throws Exception {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));

        assertThatThrownBy(() -> TinyTagger.draft(1).write(elsewhere))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("$.graphs[0].sha256");
        assertThat(elsewhere).isEmptyDirectory();
    }

    private void replace(String from, String to) throws Exception {
        Path file = directory.resolve("model.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }
}
