package io.ripieno.service.run;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON in the one way that equal values share: keys sorted, no white space, numbers as the JDK writes them. */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String of(Map<String, ?> object) {
        StringBuilder json = new StringBuilder();
        write(json, object);
        return json.toString();
    }

    private static void write(StringBuilder json, Object value) {
        if (value instanceof Map<?, ?> map) {
            writeObject(json, map);
        } else if (value instanceof Collection<?> items) {
            String separator = "[";
            for (Object item : items) {
                json.append(separator);
                write(json, item);
                separator = ",";
            }
            json.append(items.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            writeString(json, text);
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("A value of " + value.getClass() + " has no JSON form here.");
        }
    }

    private static void writeObject(StringBuilder json, Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        String separator = "{";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            json.append(separator);
            writeString(json, entry.getKey());
            json.append(':');
            write(json, entry.getValue());
            separator = ",";
        }
        json.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeString(StringBuilder json, String text) {
        json.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        json.append('"');
    }
}
