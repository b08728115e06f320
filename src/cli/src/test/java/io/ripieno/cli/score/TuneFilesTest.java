package io.ripieno.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Screen;
import io.ripieno.cli.report.StatusScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TuneFilesTest {
    @TempDir
    Path folder;

    private final Screen live = new Screen(true);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aBarShowsHowManyFilesAreDoneAndLeavesItsPlaceToLines() throws IOException {
        assertThat(each(tune("a"), folder.resolve("missing.abc"), tune("c"))).isEqualTo(ExitCode.FAILED);
        String over = "\r\u001b[K";
        String none = over + "[" + ".".repeat(24) + "]   0 %  0 of 3 files";
        assertThat(live.err())
                .startsWith(none + over + "[" + "#".repeat(8) + ".".repeat(16) + "]  33 %  1 of 3 files" + over
                        + "ripieno: ")
                .endsWith(over + "[" + "#".repeat(16) + ".".repeat(8) + "]  67 %  2 of 3 files" + over);
    }

    @Test
    void oneFileHasNoBar() throws IOException {
        assertThat(each(tune("a"))).isEqualTo(ExitCode.DONE);
        assertThat(live.err()).isEmpty();
    }

    /** Each look at the clock finds it a second later. */
    private int each(Path... files) {
        String[] words = Stream.of(files).map(Path::toString).toArray(String[]::new);
        TuneFiles tunes = CommandLine.populateCommand(new TuneFiles(), words);
        return tunes.each(new StatusScreen(live.terminal(), () -> nanos.getAndAdd(1_000_000_000)), tune -> {});
    }

    private Path tune(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".abc"), "X:1\nT:" + name + "\nM:4/4\nL:1/4\nK:C\nCDEF|\n");
    }
}
