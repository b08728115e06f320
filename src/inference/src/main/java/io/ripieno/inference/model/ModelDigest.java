package io.ripieno.inference.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a model: SHA-256 over the compact JSON of its normative parts, which are format, name, version,
 * task, graphs with the digests of their files, audio, and the names and thresholds of its labels. Card, metrics and
 * goldens may be corrected without the model becoming another one.
 */
public final class ModelDigest {
    private ModelDigest() {}

    static String of(ModelManifest manifest) {
        JsonNode whole = ManifestFile.MAPPER.valueToTree(manifest);
        ObjectNode normative = ManifestFile.MAPPER.createObjectNode();
        for (String part : new String[] {"format", "name", "version", "task", "graphs", "audio"}) {
            if (whole.has(part)) {
                normative.set(part, whole.get(part));
            }
        }
        ArrayNode labels = normative.putArray("labels");
        for (Label label : manifest.labels()) {
            labels.addObject().put("name", label.name()).put("threshold", label.threshold());
        }
        return sha256(normative.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
