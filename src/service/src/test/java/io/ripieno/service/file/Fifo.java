package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Named pipes, which Java itself cannot make. */
final class Fifo {
    private Fifo() {}

    static Path make(Path path) throws Exception {
        Process mkfifo = new ProcessBuilder("mkfifo", path.toString()).start();
        assertThat(mkfifo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(mkfifo.exitValue()).as("exit code of mkfifo").isZero();
        return path;
    }
}
