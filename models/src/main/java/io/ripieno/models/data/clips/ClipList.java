package io.ripieno.models.data.clips;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists of clips as CSV. */
public final class ClipList {
    private ClipList() {}

    /** The list in a resource of this program. */
    public static List<ListedClip> resource(String name) throws IOException {
        try (InputStream in = ClipList.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("This program has no list of clips " + name + ". Build it again.");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        }
    }

    static List<ListedClip> read(BufferedReader lines) throws IOException {
        String head = lines.readLine();
        if (!ListedClip.COLUMNS.equals(head)) {
            throw new IOException("A list of clips begins with " + ListedClip.COLUMNS + ", not with " + head + ".");
        }
        return lines.lines().map(ListedClip::parse).toList();
    }

    /** Writes a list. */
    public static void write(Path file, List<ListedClip> clips) throws IOException {
        List<String> lines = new ArrayList<>(List.of(ListedClip.COLUMNS));
        clips.forEach(clip -> lines.add(clip.line()));
        Files.write(file, lines);
    }
}
