package io.ripieno.service.admission;

import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.Job;
import java.util.Locale;

/** Guesses the seconds of audio of a job before anything of it is read. */
public final class ThoughtSeconds {
    private static final double CD_BYTES_PER_SECOND = 44_100 * 2 * 2;
    private static final double LOSSLESS_BYTES_PER_SECOND = CD_BYTES_PER_SECOND * 0.6;
    private static final double LOSSY_BYTES_PER_SECOND = 128_000 / 8.0;

    private ThoughtSeconds() {}

    /** From the stated lengths, else from bytes and media types; never more than the excerpts. */
    public static double of(Job job) {
        return job.inputs().stream().mapToDouble(ThoughtSeconds::of).sum();
    }

    private static double of(Input input) {
        double whole = input.statedSeconds().orElseGet(() -> fromBytes(input.content()));
        double rest = Math.max(0, whole - input.excerpt().startSeconds());
        return Math.min(rest, input.excerpt().durationSeconds());
    }

    private static double fromBytes(Content content) {
        return content.bytes() / bytesPerSecond(content.mediaType().toLowerCase(Locale.ROOT));
    }

    private static double bytesPerSecond(String mediaType) {
        if (mediaType.contains("wav") || mediaType.contains("aiff")) {
            return CD_BYTES_PER_SECOND;
        }
        return mediaType.contains("flac") ? LOSSLESS_BYTES_PER_SECOND : LOSSY_BYTES_PER_SECOND;
    }
}
