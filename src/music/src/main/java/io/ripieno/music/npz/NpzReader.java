package io.ripieno.music.npz;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The arrays of one {@code .npz}, compressed or not, by name. */
public final class NpzReader implements Closeable {
    private static final String SUFFIX = ".npy";

    private final ZipFile zip;
    private final int most;

    private NpzReader(ZipFile zip, int most) {
        this.zip = zip;
        this.most = most;
    }

    /**
     * Opens a file.
     *
     * @param most bytes of elements that one array may have
     * @throws IOException if there is no such file or it is no zip archive
     */
    public static NpzReader open(Path file, int most) throws IOException {
        return new NpzReader(new ZipFile(file.toFile()), most);
    }

    /** In the order of the file. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    /** @throws NpyException if there is no such array, it is larger than allowed or of a kind that we do not read */
    public NpyArray array(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw new NpyException("%s holds no array '%s'; it holds %s".formatted(zip.getName(), name, names()));
        }
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            return NpyArray.read(in, most);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
