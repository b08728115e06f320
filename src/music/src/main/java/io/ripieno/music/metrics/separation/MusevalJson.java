package io.ripieno.music.metrics.separation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.List;

/** Scores in the layout of museval's files; what is not defined is {@code NaN}, as Python writes it. */
public final class MusevalJson {
    /** The version of the layout that is written. */
    public static final String VERSION = "0.4.1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    private MusevalJson() {}

    public static String write(TrackScores scores) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode targets = root.putArray("targets");
        for (TrackScores.Target target : scores.targets()) {
            ObjectNode node = targets.addObject().put("name", target.name());
            ArrayNode frames = node.putArray("frames");
            for (TrackScores.Frame frame : target.frames()) {
                frames.addObject()
                        .put("time", frame.time())
                        .put("duration", frame.duration())
                        .putObject("metrics")
                        .put("SDR", frame.sdr())
                        .put("SIR", frame.sir())
                        .put("SAR", frame.sar())
                        .put("ISR", frame.isr());
            }
        }
        root.put("museval_version", VERSION);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers and texts can be written.", e);
        }
    }

    /** @throws MetricException if the text is not JSON of this layout */
    public static TrackScores read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<TrackScores.Target> targets = new ArrayList<>();
            for (JsonNode target : required(root, "targets")) {
                List<TrackScores.Frame> frames = new ArrayList<>();
                for (JsonNode frame : required(target, "frames")) {
                    JsonNode metrics = required(frame, "metrics");
                    frames.add(new TrackScores.Frame(
                            required(frame, "time").asDouble(),
                            required(frame, "duration").asDouble(),
                            metrics.path("SDR").asDouble(Double.NaN),
                            metrics.path("SIR").asDouble(Double.NaN),
                            metrics.path("SAR").asDouble(Double.NaN),
                            metrics.path("ISR").asDouble(Double.NaN)));
                }
                targets.add(new TrackScores.Target(required(target, "name").asText(), frames));
            }
            return new TrackScores(targets);
        } catch (JsonProcessingException e) {
            throw new MetricException("The scores are not JSON (%s). Give a file that museval or this library wrote."
                    .formatted(e.getOriginalMessage()));
        }
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new MetricException(
                    "The scores lack the field %s. Give a file that museval or this library wrote.".formatted(field));
        }
        return value;
    }
}
