package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    void sweepingAgainRemovesWhatWasLeftMeanwhileAndKeepsItsOwnLocked() throws IOException {
        try (ScratchHome mine = ScratchHome.claim(directory)) {
            Files.createDirectories(directory.resolve("run-1"));
            Files.writeString(directory.resolve("run-1/lock"), "");
            ScratchHome.removeAbandoned(directory);
            assertThat(directory.resolve("run-1")).doesNotExist();
            assertThat(mine.folder()).exists();
            assertThat(isLockedForOtherProcesses(mine.folder().resolve("lock"))).isTrue();
        }
    }

    /** The locks that the system knows name the file by its inode. */
    private static boolean isLockedForOtherProcesses(Path lock) throws IOException {
        Path locks = Path.of("/proc/locks");
        assumeTrue(Files.isReadable(locks), "Skipped: the locks of this system cannot be read.");
        Object inode = Files.getAttribute(lock, "unix:ino");
        return Files.readString(locks).contains(":" + inode + " ");
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
