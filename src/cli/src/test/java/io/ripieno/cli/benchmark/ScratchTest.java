package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void theFolderGoesWithAllThatIsInIt() throws Exception {
        Path folder;
        try (Scratch scratch = Scratch.open(new Screen().terminal())) {
            folder = scratch.folder();
            Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("file"), "text");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void theEndOfTheProgramWaitsUntilItIsGone() throws Exception {
        try (Scratch scratch = Scratch.open(new Screen().terminal())) {
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> {
                scratch.awaitRemoval();
                return Files.exists(scratch.folder());
            });
            assertThat(ended).isNotDone();
            scratch.close();
            assertThat(ended.get(30, TimeUnit.SECONDS)).isFalse();
        }
    }
}
