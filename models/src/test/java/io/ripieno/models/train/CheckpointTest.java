package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
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
        assertThat(read.array("w", 3)).containsExactly(2.5f, -0f, Float.MIN_VALUE);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void saysWhatIsMissing() {
        Checkpoint checkpoint = new Checkpoint(Map.of(), Map.of());
        assertThatThrownBy(() -> checkpoint.fact("epoch")).hasMessageContaining("no fact epoch");
        assertThatThrownBy(() -> checkpoint.array("w", 3)).hasMessageContaining("no array w");
    }

    @Test
    void refusesAnotherFile() throws Exception {
        Path file = Files.writeString(folder.resolve("other"), "\u0000\u0005hello");
        assertThatThrownBy(() -> Checkpoint.read(file))
                .hasMessageContaining("other")
                .hasMessageContaining("--resume");
    }

    @Test
    void refusesAnArrayOfAnotherLengthByName() {
        Checkpoint checkpoint = new Checkpoint(Map.of(), Map.of("weight/w", new float[2]));
        assertThatThrownBy(() -> checkpoint.array("weight/w", 3))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("weight/w has 2 numbers, and the network wants 3")
                .hasMessageContaining("--resume");
    }

    @Test
    void refusesDamage() throws Exception {
        Path file = folder.resolve("last.checkpoint");
        new Checkpoint(Map.of("epoch", "3"), Map.of("w", new float[] {1, 2, 3})).write(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("last.checkpoint")
                .hasMessageContaining("checksum");
    }

    /** As they were written before there were checksums: magic, facts, arrays. */
    @Test
    void readsAnOldOneWithoutChecksum() throws Exception {
        Path file = folder.resolve("old.checkpoint");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeUTF("ripieno-checkpoint-2");
            out.writeInt(1);
            out.writeUTF("epoch");
            out.writeUTF("3");
            out.writeInt(1);
            out.writeUTF("w");
            out.writeInt(2);
            out.writeFloat(1.5f);
            out.writeFloat(-2);
        }
        assertThat(Checkpoint.read(file).fact("epoch")).isEqualTo("3");
        assertThat(Checkpoint.read(file).array("w", 2)).containsExactly(1.5f, -2);
    }

    @Test
    void aStateThatIsNotFiniteDoesNotReplaceAGoodOne() {
        Path file = folder.resolve("last.checkpoint");
        new Checkpoint(Map.of(), Map.of("w", new float[] {1})).write(file);

        assertThatThrownBy(() -> new Checkpoint(Map.of(), Map.of("w", new float[] {Float.NaN})).write(file))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("w holds NaN");
        assertThat(Checkpoint.read(file).array("w", 1)).containsExactly(1);
    }
}
