package io.ripieno.cli.submit;

import io.ripieno.cli.files.Recordings;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;

/**
 * A draft for each recording that words on the command line stand for. A file is taken whatever its name. In a folder
 * those are that have the extension of an audio format or match a pattern, in the order in which the folder lists them:
 * they are passed on as they are found and not kept.
 *
 * @param recursive whether folders within folders are entered
 * @param patterns for names or, if they have a slash, for paths within the folder; none means audio files
 */
record FileDrafts(List<Path> words, boolean recursive, List<Pattern> patterns) {
    FileDrafts {
        words = List.copyOf(words);
        patterns = List.copyOf(patterns);
    }

    /** A pattern such as {@code *.flac}. */
    record Pattern(PathMatcher matcher, boolean ofPaths) {
        boolean matches(Path folder, Path file) {
            return matcher.matches(ofPaths ? folder.relativize(file) : file.getFileName());
        }
    }

    /** Takes files one after the other. */
    interface FileSink {
        void file(Path file, long bytes);

        void problem(Path word, String why);
    }

    void each(FileSink sink) {
        for (Path word : words) {
            if (Files.isDirectory(word)) {
                walk(word, sink);
            } else if (Files.isRegularFile(word)) {
                sink.file(word, size(word));
            } else if (Files.exists(word)) {
                sink.problem(word, "it is neither a file nor a folder; name a recording");
            } else {
                sink.problem(word, "it does not exist; check the path");
            }
        }
    }

    private void walk(Path folder, FileSink sink) {
        var visitor = new Visitor(folder, sink);
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), recursive ? Integer.MAX_VALUE : 1, visitor);
        } catch (IOException e) {
            sink.problem(folder, "it cannot be read (%s); check its permissions".formatted(e));
            return;
        }
        if (visitor.found == 0) {
            sink.problem(
                    folder,
                    "it holds no recording; name files, other patterns with --include"
                            + (recursive ? "" : ", or enter its folders with --recursive"));
        }
    }

    private boolean wanted(Path folder, Path file) {
        return patterns.isEmpty()
                ? Recordings.looksLikeAudio(file)
                : patterns.stream().anyMatch(pattern -> pattern.matches(folder, file));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException saidWhenItIsRead) {
            return 0;
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final FileSink sink;
        private long found;

        Visitor(Path folder, FileSink sink) {
            this.folder = folder;
            this.sink = sink;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && wanted(folder, file)) {
                found++;
                sink.file(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            found++;
            sink.problem(file, "it cannot be read (%s); check its permissions".formatted(e));
            return FileVisitResult.CONTINUE;
        }
    }
}
