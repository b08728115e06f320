package io.ripieno.integration.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies below a folder that a running service writes to, such as its stored outcomes. */
public final class Kept {
    private Kept() {}

    /** Stored outcomes, by the identity of their work, and when each was written. */
    public static Map<String, FileTime> outcomes(Path service) {
        Map<String, FileTime> outcomes = new TreeMap<>();
        for (Path file : files(service.resolve("blobs/outcomes"))) {
            String name = file.getFileName().toString();
            if (!name.startsWith(".")) {
                outcomes.put(name, modified(file));
            }
        }
        return outcomes;
    }

    /** Files below a folder; none if it is not there. */
    public static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException | IOException vanishedMeanwhile) {
            return files(folder);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file, e);
        }
    }
}
