package io.ripieno.cli.score;

import io.ripieno.cli.CliException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its files; none is written in part, and none that exists unless that is wished. */
final class OutputFile {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files, made if missing (default: where we stand).")
    private @Nullable Path folder;

    @Option(names = "--force", description = "Write over files that exist.")
    private boolean force;

    /** Makes the bytes of a file. */
    @FunctionalInterface
    interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }

    /** Where a file of this name goes. */
    Path at(String name) {
        return folder == null ? Path.of(name) : folder.resolve(name);
    }

    /**
     * Writes a file and answers what its content answered.
     *
     * @throws CliException if it exists and may not be written over, or cannot be written
     */
    <T> T write(Path file, Content<T> content) throws IOException {
        if (Files.exists(file) && !force) {
            throw new CliException("%s exists; choose another folder with --out, or add --force".formatted(file));
        }
        var bytes = new ByteArrayOutputStream();
        T answer = content.writeTo(bytes);
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new CliException("%s cannot be written (%s); check the folder and its space".formatted(file, e), e);
        }
        return answer;
    }
}
