package io.ripieno.models.train;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces files as wholes: a crash leaves the one before. */
final class WholeFile {
    private WholeFile() {}

    /** Writes what a file holds. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static void replace(Path file, Content content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            content.writeTo(out);
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
