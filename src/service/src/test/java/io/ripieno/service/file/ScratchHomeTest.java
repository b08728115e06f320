package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchHomeTest {
    @TempDir
    Path directory;

    @Test
    void whatACrashedProcessLeftIsRemovedAndWhatALivingOneHoldsIsNot() throws IOException {
        Path abandoned = Files.createDirectories(directory.resolve("run-1/job-2"));
        Files.writeString(abandoned.resolve("input-0"), "la la");
        Files.writeString(directory.resolve("run-1/lock"), "");
        Path other = Files.writeString(directory.resolve("notes"), "mine");
        try (ScratchHome living = ScratchHome.claim(directory);
                ScratchHome mine = ScratchHome.claim(directory)) {
            assertThat(abandoned).doesNotExist();
            assertThat(directory.resolve("run-1")).doesNotExist();
            assertThat(living.folder()).exists().isNotEqualTo(mine.folder());
            assertThat(other).exists();
        }
    }

    @Test
    void isGoneOnceClosed() throws IOException {
        Path folder;
        try (ScratchHome home = ScratchHome.claim(directory)) {
            folder = home.folder();
            Files.writeString(folder.resolve("input"), "la la");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenNamesTheSetting() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> ScratchHome.claim(file.resolve("scratch")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("Set ripieno.scratch.directory to a folder that can be written.");
    }
}
