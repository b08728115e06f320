package io.ripieno.inference.device.onnx;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the operating system tells of the processor and of this process's memory; Linux only, else nothing is known. */
final class Machine {
    static final String PROCESSOR = processor();
    private static final Path STATUS = Path.of("/proc/self/status");

    private Machine() {}

    /** Anonymous resident bytes less the committed Java heap; -1 if unknown. Rough, as heap pages may not be resident yet. */
    static long nativeBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 - heap)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    private static String processor() {
        String architecture = System.getProperty("os.arch", "unknown");
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse("cpu")
                    + " (" + architecture + ")";
        } catch (IOException | RuntimeException e) {
            return "cpu (" + architecture + ")";
        }
    }
}
