package io.ripieno.cli.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The recordings that words on the command line stand for. A file is taken whatever its name; below a folder all files
 * with the extension of a known audio format are, in the order of their paths.
 *
 * @param files each once
 * @param problems one for each word that stands for nothing
 */
public record Recordings(List<Path> files, List<Problem> problems) {
    private static final Set<String> EXTENSIONS =
            Set.of("wav", "flac", "mp3", "ogg", "oga", "opus", "m4a", "aac", "aif", "aiff");

    public Recordings {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /** A word that stands for no recording, and a sentence that names it and says why. */
    public record Problem(Path path, String message) {}

    public static Recordings find(List<Path> words) {
        Set<Path> files = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Path word : words) {
            if (Files.isDirectory(word)) {
                walk(word, files, problems);
            } else if (Files.isRegularFile(word)) {
                files.add(word);
            } else {
                problems.add(new Problem(word, word + " does not exist; check the path"));
            }
        }
        return new Recordings(List.copyOf(files), problems);
    }

    private static void walk(Path folder, Set<Path> files, List<Problem> problems) {
        try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = below.filter(Recordings::looksLikeAudio).sorted().toList();
            if (found.isEmpty()) {
                problems.add(new Problem(
                        folder,
                        folder + " holds no recording; audio files end in "
                                + String.join(", ", EXTENSIONS.stream().sorted().toList())));
            }
            files.addAll(found);
        } catch (IOException | UncheckedIOException e) {
            problems.add(new Problem(folder, "%s cannot be read (%s); check its permissions".formatted(folder, e)));
        }
    }

    /** Whether it is a file that is not hidden and has the extension of a known audio format. */
    public static boolean looksLikeAudio(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
                && Files.isRegularFile(path);
    }
}
