package io.ripieno.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayTest {
    @TempDir
    Path folder;

    @Test
    void jobsThatEndTogetherAreCountedOneByOne() throws Exception {
        Path one = Files.writeString(folder.resolve("one.wav"), "the first");
        Path two = Files.writeString(folder.resolve("two.wav"), "the second");
        var board = new JobBoard(List.of(Submission.of(one, false), Submission.of(two, false)));
        var screen = new Screen();
        Display display = Display.on(screen.terminal());
        display.ended(1, board, new Verdict.Failed(one, "broken", Optional.empty()));
        display.ended(2, board, new Verdict.Failed(two, "broken", Optional.empty()));

        assertThat(screen.err().lines()).containsExactly("1 of 2  failed  " + one, "2 of 2  failed  " + two);
    }
}
