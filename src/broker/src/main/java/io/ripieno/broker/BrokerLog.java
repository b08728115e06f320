package io.ripieno.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log of the broker's program: {@code broker-0.log} in its data directory, the part before it in {@code broker-1.log}, 4 MiB each. */
final class BrokerLog {
    private static final int BYTES = 4 << 20;
    private static final String LINE = "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

    private BrokerLog() {}

    /** @throws BrokerException if the directory cannot be written */
    static void open(Path data) {
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        Logger root = Logger.getLogger("");
        for (Handler console : root.getHandlers()) {
            root.removeHandler(console);
        }
        try {
            Files.createDirectories(data);
            var file =
                    new FileHandler(data.resolve("broker").toString().replace("%", "%%") + "-%g.log", BYTES, 2, true);
            file.setFormatter(new SimpleFormatter());
            root.addHandler(file);
            root.setLevel(Level.INFO);
        } catch (IOException e) {
            throw new BrokerException(
                    "cannot write the data directory %s (%s); make it writable or choose another directory"
                            .formatted(data, e),
                    e);
        }
    }
}
