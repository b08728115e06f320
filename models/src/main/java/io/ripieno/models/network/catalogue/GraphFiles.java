package io.ripieno.models.network.catalogue;

import io.ripieno.models.graph.GraphSet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the graphs of a network, one file each. */
public final class GraphFiles {
    private GraphFiles() {}

    /** Writes {@code <graph>.onnx} for each graph, and returns the files. */
    public static List<Path> write(GraphSet network, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (String graph : network.graphNames()) {
            Path file = folder.resolve(graph + ".onnx");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                network.model(graph).writeTo(out);
            }
            written.add(file);
        }
        return written;
    }
}
