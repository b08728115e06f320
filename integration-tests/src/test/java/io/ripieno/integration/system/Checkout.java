package io.ripieno.integration.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the programs that were built lie. */
public final class Checkout {
    private Checkout() {}

    /** The folder that holds the launcher. */
    public static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("ripieno"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder above " + Path.of("").toAbsolutePath()
                + " holds the launcher 'ripieno'. Run the tests from a checkout.");
    }

    public static Path models() {
        return root().resolve("models/repository");
    }

    /** The class path of a program that is packaged as a jar beside its {@code lib} folder. */
    public static String classPath(String module) {
        Path target = root().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("ripieno-.*[^s]\\.jar"))
                    .filter(file -> !file.toString().endsWith("-sources.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No jar in " + target + ". Package the modules first: mvn -DskipTests package."));
            return jar + java.io.File.pathSeparator + target.resolve("lib").resolve("*");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + target + ". Package the modules first.", e);
        }
    }
}
