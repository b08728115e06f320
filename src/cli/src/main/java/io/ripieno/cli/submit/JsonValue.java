package io.ripieno.cli.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A value in a line of JSON, read strictly.
 *
 * @param path where it stands, such as {@code parameters.tagging.topN}
 */
record JsonValue(String path, JsonNode node) {
    private static final int SHOWN = 60;

    String text() throws RefusedException {
        require(node.isTextual(), "a text in quotes");
        return node.textValue();
    }

    boolean flag() throws RefusedException {
        require(node.isBoolean(), "true or false");
        return node.booleanValue();
    }

    double number() throws RefusedException {
        require(node.isNumber() && Double.isFinite(node.doubleValue()), "a number");
        return node.doubleValue();
    }

    long whole() throws RefusedException {
        require(node.isIntegralNumber() && node.canConvertToLong(), "a whole number");
        return node.longValue();
    }

    /** The members of an object, in their order. */
    Map<String, JsonValue> members() throws RefusedException {
        require(node.isObject(), "an object such as {\"a\": 1}");
        Map<String, JsonValue> members = new LinkedHashMap<>();
        node.fields()
                .forEachRemaining(member -> members.put(member.getKey(), inside(member.getKey(), member.getValue())));
        return members;
    }

    /** The elements of a list. */
    List<JsonValue> elements() {
        List<JsonValue> elements = new ArrayList<>();
        node.forEach(element -> elements.add(new JsonValue(path + "[" + elements.size() + "]", element)));
        return elements;
    }

    Map<String, String> texts() throws RefusedException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : members().entrySet()) {
            texts.put(member.getKey(), member.getValue().text());
        }
        return texts;
    }

    /** That there is no such field, and which there are. */
    RefusedException unknown(Collection<String> known) {
        return new RefusedException(
                "there is no field %s; the fields are %s".formatted(path, String.join(", ", new TreeSet<>(known))));
    }

    RefusedException wrong(String wanted) {
        String shown = node.toString();
        return new RefusedException("%s is %s; write %s"
                .formatted(path, shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "...", wanted));
    }

    void require(boolean condition, String wanted) throws RefusedException {
        if (!condition) {
            throw wrong(wanted);
        }
    }

    private JsonValue inside(String name, JsonNode value) {
        return new JsonValue(path.isEmpty() ? name : path + "." + name, value);
    }
}
