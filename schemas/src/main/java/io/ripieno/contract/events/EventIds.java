package io.ripieno.contract.events;

import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Identities of events: SHA-256, as 64 hexadecimal digits, over the parts, each as UTF-8 behind its length in four
 * bytes. The same event has the same id however often it is delivered.
 */
public final class EventIds {
    private EventIds() {}

    /**
     * The id of a terminal record. A consumer that has seen it has seen this delivery; another job that asked for the
     * same work has another.
     */
    public static String ofOutcome(String jobId, String workId, boolean forced) {
        return ofOutcome(jobId, workId, forced, "");
    }

    /**
     * The id of the terminal record of a replay: not that of the outcome that failed, so that a consumer which has seen
     * the one takes the other, too.
     *
     * @param replayed what the header {@link EventHeaders#REPLAY} of the job says; empty if the job is no replay
     */
    public static String ofOutcome(String jobId, String workId, boolean forced, String replayed) {
        String force = forced ? "forced" : "";
        return replayed.isEmpty()
                ? hash("outcome", jobId, workId, force)
                : hash("outcome", jobId, workId, force, replayed);
    }

    /** The id of a failure: where its record came from. */
    public static String of(Failure failure) {
        return hash(
                "failure",
                failure.getTopic(),
                Integer.toString(failure.getPartition()),
                Long.toString(failure.getOffset()));
    }

    public static String of(Progress progress) {
        return hash(
                "progress",
                progress.getJobId(),
                progress.getStage().name(),
                Double.toString(progress.getDone()),
                millis(progress.getAt()));
    }

    public static String of(Control control) {
        return hash("control", control.getJobId(), control.getCommand().name(), millis(control.getAt()));
    }

    private static String millis(Instant at) {
        return Optional.ofNullable(at)
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse("");
    }

    private static String hash(String... parts) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every one must have.", e);
        }
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
