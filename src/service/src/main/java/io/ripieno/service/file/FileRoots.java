package io.ripieno.service.file;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The folders below which files may be read, and where in them a path really lies once its links are followed. */
final class FileRoots {
    private final List<Path> roots;

    FileRoots(List<Path> roots) {
        this.roots =
                roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    }

    /**
     * Finds the root of a file.
     *
     * @param input as its producer names it
     * @param path absolute
     * @throws JobFailure invalid if the path is not below a root or leaves it over a link; transient if nothing is there
     */
    Placed place(URI input, Path path) throws JobFailure {
        for (Path name : path) {
            if (name.toString().equals("..") || name.toString().equals(".")) {
                throw JobFailure.invalid(
                        Code.REFUSED_PLACE,
                        "The input " + input + " holds the step '" + name + "'.",
                        "Give the path without steps up or in place.");
            }
        }
        for (Path root : roots) {
            if (isBelow(path, root) || isBelow(path, real(root))) {
                return placeBelow(root, input, path);
            }
        }
        throw outside(input);
    }

    private static boolean isBelow(Path path, Path root) {
        return path.startsWith(root) && !path.equals(root);
    }

    /** Where a root really lies, as producers name it who follow links; the root itself while it is not there. */
    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root;
        }
    }

    private Placed placeBelow(Path root, URI input, Path path) throws JobFailure {
        try {
            Path realRoot = root.toRealPath();
            Path real = path.toRealPath();
            if (!isBelow(real, realRoot)) {
                throw outside(input);
            }
            return new Placed(input, realRoot, realRoot.relativize(real));
        } catch (NoSuchFileException e) {
            throw JobFailure.passing(
                    Code.MISSING_INPUT,
                    "There is no file " + input + ".",
                    "Maybe it is still being written or was removed: put it there and send the job again.",
                    e);
        } catch (IOException e) {
            throw JobFailure.passing(
                    Code.UNREADABLE_INPUT,
                    "The input " + input + " cannot be reached (" + JobFailure.reason(e) + ").",
                    "Maybe its permissions or its medium need care; then send the job again.",
                    e);
        }
    }

    private JobFailure outside(URI input) {
        return JobFailure.invalid(
                Code.REFUSED_PLACE,
                "The input " + input + " does not lie below one of the folders that may be read, " + roots + ".",
                "Move it there, or add its folder to ripieno.files.roots.");
    }

    /**
     * A file below its root, free of links when it was looked at.
     *
     * @param input as its producer names it
     * @param root absolute
     * @param relative from the root, at least one name
     */
    record Placed(URI input, Path root, Path relative) {
        Path path() {
            return root.resolve(relative);
        }
    }
}
