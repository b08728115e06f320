package io.ripieno.music.audio;

/**
 * The part of a recording that is wanted. Excerpts that meet in seconds also meet in samples: both ends are rounded to
 * the nearest sample of the recording.
 *
 * @param startSeconds from the beginning, at least 0
 * @param durationSeconds positive; infinity means to the end
 */
public record Excerpt(double startSeconds, double durationSeconds) {
    public static final Excerpt WHOLE = new Excerpt(0, Double.POSITIVE_INFINITY);

    public Excerpt {
        if (!(startSeconds >= 0) || Double.isInfinite(startSeconds)) {
            throw new IllegalArgumentException(
                    "The start of the excerpt (" + startSeconds + " s) must be a finite number of at least 0.");
        }
        if (!(durationSeconds > 0)) {
            throw new IllegalArgumentException(
                    "The duration of the excerpt (" + durationSeconds + " s) must be greater than 0.");
        }
    }

    public boolean isWhole() {
        return equals(WHOLE);
    }

    /** The first frame at a sample rate in Hz. */
    public long startFrame(int sampleRate) {
        return Math.round(startSeconds * sampleRate);
    }

    /** The length in frames at a sample rate in Hz; {@link Long#MAX_VALUE} means to the end. */
    public long frames(int sampleRate) {
        long end = Math.round((startSeconds + durationSeconds) * sampleRate);
        return end == Long.MAX_VALUE ? Long.MAX_VALUE : end - startFrame(sampleRate);
    }
}
