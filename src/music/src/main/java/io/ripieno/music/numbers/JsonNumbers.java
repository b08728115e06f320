package io.ripieno.music.numbers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists within lists; {@code null} and {@code NaN} are NaN, {@code true} is 1. Read as they come, not kept as a tree. */
final class JsonNumbers {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final int MOST_NAMES = 10_000;
    private static final int UNKNOWN = -1;

    private final String name;
    private final JsonParser parser;
    private final RowGatherer numbers;
    /** Sizes of the levels, as far as their first list has ended. */
    private final List<Integer> shape = new ArrayList<>();
    /** The index in each list that is open. */
    private final List<Integer> place = new ArrayList<>();

    private JsonNumbers(String name, JsonParser parser, int most) {
        this.name = name;
        this.parser = parser;
        this.numbers = new RowGatherer(name, most);
    }

    static Numbers read(Path file, String name, String array, String usual, int most) throws IOException {
        try {
            List<String> names = new ArrayList<>();
            boolean named = names(file, name, names);
            if (!named && !array.isEmpty()) {
                throw new NumbersException("%s holds one array without a name; leave out '#%s'".formatted(name, array));
            }
            String chosen = named ? NumberFiles.chosen(name, names, array, usual) : "";
            try (JsonParser parser = JSON.createParser(file.toFile())) {
                parser.nextToken();
                if (named) {
                    while (!chosen.equals(parser.nextFieldName())) {
                        parser.skipChildren();
                    }
                    parser.nextToken();
                }
                return new JsonNumbers(name, parser, most).array();
            }
        } catch (JsonProcessingException e) {
            throw new NumbersException("%s is no JSON (%s); write it again".formatted(name, e.getOriginalMessage()), e);
        }
    }

    /** Gathers the names of the arrays; false if the file is one array without a name. */
    private static boolean names(Path file, String name, List<String> names) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String field; (field = parser.nextFieldName()) != null; ) {
                names.add(field);
                if (names.size() > MOST_NAMES) {
                    throw new NumbersException(
                            "%s holds more than %d arrays; give them in parts".formatted(name, MOST_NAMES));
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return true;
        }
    }

    private Numbers array() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new NumbersException("%s holds no list of numbers; write lists within lists".formatted(name));
        }
        list();
        return shape.size() == 2 ? numbers.table(List.of()) : Numbers.of(shape, numbers.values());
    }

    /** Reads a list whose first token is the current one. */
    private void list() throws IOException {
        int level = place.size();
        boolean first = level == shape.size();
        if (first) {
            shape.add(UNKNOWN);
        }
        place.add(0);
        int size = 0;
        for (JsonToken token; (token = parser.nextToken()) != JsonToken.END_ARRAY; size++) {
            place.set(level, size);
            boolean innermost = level == shape.size() - 1;
            if (token == JsonToken.START_ARRAY && (!innermost || first && size == 0)) {
                list();
            } else if (innermost) {
                numbers.add(number(token));
            } else {
                throw new NumbersException("%s%s is no list; make all of a level lists".formatted(name, place()));
            }
        }
        place.remove(level);
        if (first) {
            shape.set(level, size);
        } else if (shape.get(level) != size && !(level == 1 && shape.size() == 2)) {
            throw new NumbersException("%s%s is no list of %d; make all lists of a level alike"
                    .formatted(name, place(), shape.get(level)));
        }
        if (level == 1 && shape.size() == 2) {
            numbers.endRow();
        }
    }

    private double number(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_NULL -> Double.NaN;
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            case VALUE_STRING -> throw wrong('"' + parser.getText() + '"');
            case START_ARRAY -> throw wrong("a list");
            default -> throw wrong("an object");
        };
    }

    private NumbersException wrong(String what) {
        return new NumbersException("%s%s is %s and no number; mend the list".formatted(name, place(), what));
    }

    /** {@code [0][3]}. */
    private String place() {
        StringBuilder text = new StringBuilder();
        place.forEach(index -> text.append('[').append(index).append(']'));
        return text.toString();
    }
}
