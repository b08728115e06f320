package io.ripieno.music.numbers;

import io.ripieno.music.npz.NpyArray;
import io.ripieno.music.npz.NpzReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads numbers from files.
 *
 * @param most bytes that a file, or an array of one, may have
 * @param numbers that it may hold, with those that rows are filled up with
 */
public record NumberFiles(int most, int numbers) {
    /** Up to 1 GiB, also once it is read. */
    public static final NumberFiles DEFAULT = new NumberFiles(1 << 30, 1 << 27);

    /**
     * Reads an array.
     *
     * @param name how messages call the file
     * @param array the name of the array in files that hold several; empty for the only one
     * @param usual the name that is taken if none is given and there are several
     * @throws NumbersException if the file is not of the format, has too many bytes, or has no such array
     * @throws TooManyNumbersException if it holds too many numbers
     */
    public Numbers read(Path file, NumberFormat format, String name, String array, String usual)
            throws NumbersException {
        try {
            if (Files.isDirectory(file)) {
                throw new NumbersException(name + " is a folder; name a file in it");
            }
            if (format != NumberFormat.NPZ && !array.isEmpty() && format != NumberFormat.JSON) {
                throw new NumbersException("%s holds one array without a name; leave out '#%s'".formatted(name, array));
            }
            if (Files.size(file) > most) {
                throw new NumbersException(
                        "%s has %d bytes and %d are allowed; give it in parts".formatted(name, Files.size(file), most));
            }
            return switch (format) {
                case NPY -> npy(file, name);
                case NPZ -> npz(file, name, array, usual);
                case CSV -> TextNumbers.read(file, name, numbers);
                case JSON -> JsonNumbers.read(file, name, array, usual, numbers);
            };
        } catch (NumbersException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new NumbersException(name + " does not exist; check the path", e);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new NumbersException(message.startsWith(name) ? message : name + ": " + message, e);
        }
    }

    private Numbers npy(Path file, String name) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return ArrayNumbers.of(NpyArray.read(in, most), name, numbers);
        }
    }

    private Numbers npz(Path file, String name, String array, String usual) throws IOException {
        try (NpzReader reader = NpzReader.open(file, most)) {
            return ArrayNumbers.of(reader.array(chosen(name, reader.names(), array, usual)), name, numbers);
        }
    }

    /** Which of several arrays is meant. */
    static String chosen(String file, List<String> names, String array, String usual) throws NumbersException {
        if (!array.isEmpty() || names.contains(usual)) {
            String wanted = array.isEmpty() ? usual : array;
            if (names.contains(wanted)) {
                return wanted;
            }
            throw new NumbersException(
                    "%s holds no array '%s', only %s; name one of these".formatted(file, wanted, names));
        }
        if (names.size() != 1) {
            throw new NumbersException("%s holds the arrays %s; name one as %s#NAME".formatted(file, names, file));
        }
        return names.get(0);
    }
}
