package io.ripieno.music.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The fixtures of {@code mir_eval}, in the folder that the environment variable RIPIENO_DATA names. */
public record Fixtures(Path folder) {
    /** The numbers of the fixtures that melody, transcription, multipitch and onset have. */
    public static final List<String> NUMBERS = List.of("00", "02", "04", "06", "08");

    /** The fixtures of a task; the test is skipped with a reason if there is no data. */
    public static Fixtures of(String task) {
        String data = System.getenv("RIPIENO_DATA");
        String reason = "RIPIENO_DATA is not set: the fixtures of " + task + " are not compared";
        if (data == null) {
            System.err.println(reason);
        }
        Assumptions.assumeTrue(data != null, reason);
        return new Fixtures(Path.of(data, "mir_eval", task));
    }

    public double[][] rows(String name) {
        return lines(name).stream()
                .map(line -> Arrays.stream(line.strip().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    public static double[] column(double[][] rows, int index) {
        return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
    }

    public JsonNode expected(String number) {
        try {
            return new ObjectMapper()
                    .readTree(folder.resolve("output" + number + ".json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
