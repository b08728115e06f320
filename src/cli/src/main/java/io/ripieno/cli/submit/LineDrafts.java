package io.ripieno.cli.submit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A draft for each line of JSON, one line in memory at a time. Empty lines are passed over. */
final class LineDrafts {
    /** The most bytes of a line: no job that fits a record is longer. */
    static final int MAX_LINE_BYTES = 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final JobTemplate template;

    /** @param name of what is read, for messages */
    LineDrafts(String name, JobTemplate template) {
        this.name = name;
        this.template = template;
    }

    void each(InputStream in, DraftSink sink) throws IOException {
        var lines = new BufferedInputStream(in, 1 << 16);
        var line = new ByteArrayOutputStream();
        long number = 1;
        long skipped = 0;
        for (int b = lines.read(); b >= 0; b = lines.read()) {
            if (b == '\n') {
                pass(number++, line, skipped, sink);
                line.reset();
                skipped = 0;
            } else if (line.size() < MAX_LINE_BYTES) {
                line.write(b);
            } else {
                skipped++;
            }
        }
        pass(number, line, skipped, sink);
    }

    private void pass(long number, ByteArrayOutputStream line, long skipped, DraftSink sink) {
        String origin = "%s line %d".formatted(name, number);
        try {
            if (skipped > 0) {
                throw new RefusedException(
                        "it has %d bytes, more than the %d that a line may have; write one job a line"
                                .formatted(MAX_LINE_BYTES + skipped, MAX_LINE_BYTES));
            }
            JsonNode node = parse(line.toByteArray());
            if (node != null) {
                Draft draft = template.draft(origin);
                JobFields.read(draft, new JsonValue("", node));
                sink.draft(draft);
            }
        } catch (RefusedException e) {
            sink.refused(origin, String.valueOf(e.getMessage()));
        }
    }

    /** The value in a line; null if there is none. */
    private static @Nullable JsonNode parse(byte[] line) throws RefusedException {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node == null || node.isMissingNode()) {
                return null;
            }
            if (!node.isObject()) {
                throw new RefusedException("it is no object; write one such as {\"file\": \"song.flac\"}");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new RefusedException("it is not JSON (%s at column %d); write one object a line"
                    .formatted(
                            e.getOriginalMessage(),
                            e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new RefusedException("it is not JSON (%s); write one object a line in UTF-8".formatted(e));
        }
    }
}
