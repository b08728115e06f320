package io.ripieno.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripieno.contract.text.PlainText;
import java.io.PrintStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * JSON for programs: fields in the order of the record's components, what is absent left out, and every character escaped
 * that is not {@linkplain PlainText plain}.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final ObjectWriter LINES = MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /** Prints a record, list or map as one document. */
    public static void print(PrintStream out, Object value) {
        try {
            out.println(escaped(MAPPER.writeValueAsString(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that cannot be written as JSON", e);
        }
    }

    /** A record, list or map in one line. */
    public static String line(Object value) {
        try {
            return escaped(LINES.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that cannot be written as JSON", e);
        }
    }

    /** Line ends are the layout of a document; those of texts are escaped already. */
    private static String escaped(String json) {
        var escaped = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (PlainText.isPlain(character) || character == '\n' || character == '\r') {
                escaped.appendCodePoint(character);
            } else {
                for (char unit : Character.toChars(character)) {
                    escaped.append("\\u%04x".formatted((int) unit));
                }
            }
        });
        return escaped.toString();
    }

    /** A record of the contract as plain JSON. */
    public static JsonNode of(SpecificRecord record) {
        try {
            return MAPPER.readTree(record.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written as JSON", e);
        }
    }
}
