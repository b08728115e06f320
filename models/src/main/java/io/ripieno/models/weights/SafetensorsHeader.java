package io.ripieno.models.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says of its tensors. Checked as the format demands: known types, offsets that fit shapes, and
 * tensors that cover the data from its first byte to its last, each byte once.
 *
 * @param metadata free text by name
 */
record SafetensorsHeader(Map<String, Entry> tensors, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";

    private static final int MOST_DIMENSIONS = 16;
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /**
     * @param begin the first byte, counted from the end of the header
     * @param end after the last byte
     */
    record Entry(ElementType type, List<Long> shape, long begin, long end) {}

    /** @param dataBytes how many bytes follow the header */
    static SafetensorsHeader parse(byte[] json, long dataBytes) throws WeightsException {
        Map<String, Entry> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = object(json).fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().equals(METADATA)) {
                field.getValue()
                        .fields()
                        .forEachRemaining(text ->
                                metadata.put(text.getKey(), text.getValue().asText()));
            } else {
                tensors.put(field.getKey(), entry(field.getKey(), field.getValue()));
            }
        }
        checkCover(tensors, dataBytes);
        return new SafetensorsHeader(tensors, metadata);
    }

    private static JsonNode object(byte[] json) throws WeightsException {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isObject()) {
                throw new WeightsException("the header is no JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new WeightsException("the header is no valid JSON: " + e.getOriginalMessage(), e);
        } catch (WeightsException e) {
            throw e;
        } catch (IOException e) {
            throw new WeightsException("the header cannot be read: " + e.getMessage(), e);
        }
    }

    private static Entry entry(String name, JsonNode node) throws WeightsException {
        JsonNode offsets = node.path("data_offsets");
        if (offsets.size() != 2) {
            throw new WeightsException("tensor %s has the offsets %s, not two".formatted(name, offsets));
        }
        ElementType type = type(name, node.path("dtype").asText());
        List<Long> shape = shape(name, node.path("shape"));
        long begin = whole(name, offsets.get(0));
        long end = whole(name, offsets.get(1));
        long bytes;
        try {
            bytes = Math.multiplyExact(shape.stream().reduce(1L, Math::multiplyExact), (long) type.bytes());
        } catch (ArithmeticException e) {
            throw new WeightsException("tensor %s has the impossible shape %s".formatted(name, shape), e);
        }
        if (end - begin != bytes) {
            throw new WeightsException("tensor %s of shape %s and type %s takes %d bytes, but has the offsets %d to %d"
                    .formatted(name, shape, type, bytes, begin, end));
        }
        return new Entry(type, shape, begin, end);
    }

    private static ElementType type(String name, String text) throws WeightsException {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new WeightsException("tensor %s has the type '%s', which is not read".formatted(name, text));
    }

    private static List<Long> shape(String name, JsonNode node) throws WeightsException {
        if (!node.isArray() || node.size() > MOST_DIMENSIONS) {
            throw new WeightsException("tensor %s has the shape %s, not a list of up to %d lengths"
                    .formatted(name, node.size() > MOST_DIMENSIONS ? "of " + node.size() : node, MOST_DIMENSIONS));
        }
        List<Long> shape = new ArrayList<>();
        for (JsonNode length : node) {
            shape.add(whole(name, length));
        }
        return shape;
    }

    private static long whole(String name, JsonNode node) throws WeightsException {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new WeightsException("tensor %s has %s where a count is due".formatted(name, node));
        }
        return node.longValue();
    }

    private static void checkCover(Map<String, Entry> tensors, long dataBytes) throws WeightsException {
        List<Entry> sorted = tensors.values().stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList();
        long covered = 0;
        for (Entry entry : sorted) {
            if (entry.begin() != covered) {
                throw new WeightsException(
                        "a tensor begins at byte %d where %d is due".formatted(entry.begin(), covered));
            }
            covered = entry.end();
        }
        if (covered != dataBytes) {
            throw new WeightsException("the tensors take %d bytes and %d are there".formatted(covered, dataBytes));
        }
    }
}
