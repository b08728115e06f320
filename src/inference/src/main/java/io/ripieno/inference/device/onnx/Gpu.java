package io.ripieno.inference.device.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A GPU as CUDA counts it.
 *
 * @param number from 0
 * @param make of the GPU, so that what was measured on another one is not believed
 */
record Gpu(int number, String make) {
    /** Where the driver for Linux lists the GPUs, a folder for each. */
    static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

    /**
     * The GPUs that CUDA sees.
     *
     * @param driver where they are listed; where there is no such list, one GPU is supposed
     * @param visible what the variable {@code CUDA_VISIBLE_DEVICES} says: those that are named are counted anew from 0
     */
    static List<Gpu> list(Path driver, @Nullable String visible) {
        List<String> makes = makes(driver);
        int count = visible == null ? Math.max(1, makes.size()) : named(visible);
        Set<String> different = Set.copyOf(makes);
        return IntStream.range(0, count)
                .mapToObj(number -> new Gpu(number, different.size() == 1 ? makes.get(0) : "gpu:" + number))
                .toList();
    }

    /** CUDA stops reading at the first one that is none. */
    private static int named(String visible) {
        return (int) Stream.of(visible.split(","))
                .map(String::strip)
                .takeWhile(name -> !name.isEmpty() && !name.startsWith("-"))
                .count();
    }

    private static List<String> makes(Path driver) {
        if (!Files.isDirectory(driver)) {
            return List.of();
        }
        try (Stream<Path> gpus = Files.list(driver)) {
            return gpus.sorted().map(Gpu::make).collect(Collectors.toList());
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static String make(Path gpu) {
        try (Stream<String> lines = Files.lines(gpu.resolve("information"))) {
            return lines.filter(line -> line.startsWith("Model:"))
                    .map(line -> line.substring("Model:".length()).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
