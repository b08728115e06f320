package io.ripieno.models.data.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What has been written of a data set that is not complete: the options that it is made with, and line by line what the
 * layouts told of each piece, from the first one on. A piece counts once its line is whole.
 */
final class Journal implements Closeable {
    private static final String FILE = ".journal";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<JsonNode> pieces;
    private final Writer out;

    private Journal(Path file, String options, List<JsonNode> pieces) throws IOException {
        this.file = file;
        this.pieces = new ArrayList<>(pieces);
        this.out = Files.newBufferedWriter(file);
        line(JSON.getNodeFactory().textNode(options));
        for (JsonNode piece : pieces) {
            line(piece);
        }
        out.flush();
    }

    /** Whether a run has begun to fill this folder. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * That of a folder, or a new one.
     *
     * @throws IOException if it was made with other options
     */
    static Journal open(Path folder, String options) throws IOException {
        Path file = folder.resolve(FILE);
        List<JsonNode> lines = isIn(folder) ? whole(Files.readAllLines(file)) : List.of();
        if (lines.size() > 1 && !lines.get(0).asText().equals(options)) {
            throw new IOException(
                    "%s holds %d pieces of a run with other options: %s. Give the same options to go on, or remove the folder."
                            .formatted(folder, lines.size() - 1, lines.get(0).asText()));
        }
        return new Journal(file, options, lines.isEmpty() ? List.of() : lines.subList(1, lines.size()));
    }

    /** The lines before one that was not written to its end. */
    private static List<JsonNode> whole(List<String> lines) {
        List<JsonNode> whole = new ArrayList<>();
        for (String line : lines) {
            try {
                whole.add(JSON.readTree(line));
            } catch (JsonProcessingException torn) {
                break;
            }
        }
        return whole;
    }

    /** How many pieces are written. */
    int size() {
        return pieces.size();
    }

    /** @param told by each layout */
    void add(List<JsonNode> told) throws IOException {
        ArrayNode piece = JSON.createArrayNode().addAll(told);
        line(piece);
        out.flush();
        pieces.add(piece);
    }

    /** What a layout told of each piece. */
    List<JsonNode> told(int layout) {
        return pieces.stream().map(piece -> piece.path(layout)).toList();
    }

    /** Ends and removes it: the data set is complete, or nothing is kept of it. */
    void remove() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void line(JsonNode node) throws IOException {
        out.write(JSON.writeValueAsString(node));
        out.write('\n');
    }
}
