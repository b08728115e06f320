package io.ripieno.models.benchmark;

import io.ripieno.models.signal.StopOnSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for the time of a benchmark. A signal that ends the program (Ctrl-C) interrupts the thread that opened it
 * and waits until that has removed it.
 */
public final class Scratch implements AutoCloseable {
    private final StopOnSignal signal = StopOnSignal.listen();
    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    public static Scratch open() throws IOException {
        return new Scratch(Files.createTempDirectory("ripieno-benchmark"));
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try (signal;
                Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
