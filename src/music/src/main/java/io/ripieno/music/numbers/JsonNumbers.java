package io.ripieno.music.numbers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists within lists; {@code null} and {@code NaN} are NaN, {@code true} is 1. */
final class JsonNumbers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String name;
    private final List<Integer> shape = new ArrayList<>();

    private JsonNumbers(String name) {
        this.name = name;
    }

    static Numbers read(Path file, String name, String array, String usual) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode root = JSON.readTree(in);
            if (root.isObject()) {
                List<String> names = new ArrayList<>();
                root.fieldNames().forEachRemaining(names::add);
                return new JsonNumbers(name).of(root.path(NumberFiles.chosen(name, names, array, usual)));
            }
            if (!array.isEmpty()) {
                throw new NumbersException("%s holds one array without a name; leave out '#%s'".formatted(name, array));
            }
            return new JsonNumbers(name).of(root);
        } catch (JsonProcessingException e) {
            throw new NumbersException("%s is no JSON (%s); write it again".formatted(name, e.getOriginalMessage()), e);
        }
    }

    private Numbers of(JsonNode array) throws NumbersException {
        if (!array.isArray()) {
            throw new NumbersException("%s holds no list of numbers; write lists within lists".formatted(name));
        }
        int depth = depth(array);
        if (depth == 2) {
            double[][] rows = new double[array.size()][];
            for (int r = 0; r < rows.length; r++) {
                rows[r] = row(array.get(r), "[" + r + "]");
            }
            return Numbers.of(rows);
        }
        for (JsonNode node = array; node.isArray(); node = node.path(0)) {
            shape.add(node.size());
        }
        List<Double> values = new ArrayList<>();
        gather(array, 0, "", values);
        return Numbers.of(shape, values.stream().mapToDouble(x -> x).toArray());
    }

    private static int depth(JsonNode node) {
        return node.isArray() ? 1 + depth(node.path(0)) : 0;
    }

    private void gather(JsonNode node, int level, String place, List<Double> values) throws NumbersException {
        if (level == shape.size()) {
            values.add(number(node, place));
            return;
        }
        if (!node.isArray() || node.size() != shape.get(level)) {
            throw new NumbersException(
                    "%s%s is no list of %d; make all lists of a level alike".formatted(name, place, shape.get(level)));
        }
        for (int i = 0; i < node.size(); i++) {
            gather(node.get(i), level + 1, place + "[" + i + "]", values);
        }
    }

    private double[] row(JsonNode node, String place) throws NumbersException {
        if (!node.isArray()) {
            throw new NumbersException("%s%s is no list; make all rows lists".formatted(name, place));
        }
        double[] row = new double[node.size()];
        for (int c = 0; c < row.length; c++) {
            row[c] = number(node.get(c), place + "[" + c + "]");
        }
        return row;
    }

    private double number(JsonNode node, String place) throws NumbersException {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isNull() || node.isBoolean()) {
            return node.isNull() ? Double.NaN : node.booleanValue() ? 1 : 0;
        }
        throw new NumbersException("%s%s is %s and no number; mend the list".formatted(name, place, node));
    }
}
