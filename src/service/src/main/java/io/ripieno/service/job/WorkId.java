package io.ripieno.service.job;

import io.ripieno.store.blob.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The identity of work: equal for jobs that must have the same result. It is the SHA-256 over lines of text, each ended
 * by a line feed: {@code ripieno-work}, the pipeline version, the task, the number of models and their digests, the
 * parameters in force as canonical JSON, the number of inputs, and for each input its role, name, digest, start and
 * duration of its excerpt in seconds, and, if it has any, {@code item} and {@code part} with a space and theirs. Names have
 * their backslashes and line feeds escaped.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record WorkId(String hex) {
    /** Raised whenever decoding, front end or post-processing changes a result. */
    public static final int PIPELINE_VERSION = 2;

    /**
     * Computes the identity.
     *
     * @param modelDigests in the order of their use
     * @param parameters in force, defaults filled in, as canonical JSON
     */
    public static WorkId of(Task task, List<String> modelDigests, String parameters, List<Input> inputs) {
        MessageDigest digest = Sha256.newDigest();
        line(digest, "ripieno-work");
        line(digest, Integer.toString(PIPELINE_VERSION));
        line(digest, task.word());
        line(digest, Integer.toString(modelDigests.size()));
        modelDigests.forEach(model -> line(digest, model));
        line(digest, parameters);
        line(digest, Integer.toString(inputs.size()));
        for (Input input : inputs) {
            line(digest, input.role().name());
            line(digest, input.name());
            line(digest, input.content().sha256().hex());
            line(digest, Double.toString(input.excerpt().startSeconds()));
            line(digest, Double.toString(input.excerpt().durationSeconds()));
            if (!input.item().isEmpty()) {
                line(digest, "item " + input.item());
            }
            if (!input.part().isEmpty()) {
                line(digest, "part " + input.part());
            }
        }
        return new WorkId(Sha256.of(digest).hex());
    }

    private static void line(MessageDigest digest, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        digest.update((escaped + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return hex;
    }
}
