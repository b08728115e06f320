package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() {
        Path file = folder.resolve("last.checkpoint");
        new Checkpoint(Map.of("epoch", "3"), Map.of("w", new float[] {1.5f, -0f, Float.MIN_VALUE})).write(file);
        new Checkpoint(Map.of("epoch", "4"), Map.of("w", new float[] {2.5f, -0f, Float.MIN_VALUE})).write(file);

        Checkpoint read = Checkpoint.read(file);
        assertThat(read.fact("epoch")).isEqualTo("4");
        assertThat(read.array("w")).containsExactly(2.5f, -0f, Float.MIN_VALUE);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void saysWhatIsMissing() {
        Checkpoint checkpoint = new Checkpoint(Map.of(), Map.of());
        assertThatThrownBy(() -> checkpoint.fact("epoch")).hasMessageContaining("no fact epoch");
        assertThatThrownBy(() -> checkpoint.array("w")).hasMessageContaining("no array w");
    }

    @Test
    void refusesAnotherFile() throws Exception {
        Path file = Files.writeString(folder.resolve("other"), "\u0000\u0005hello");
        assertThatThrownBy(() -> Checkpoint.read(file))
                .hasMessageContaining("other")
                .hasMessageContaining("--resume");
    }
}
