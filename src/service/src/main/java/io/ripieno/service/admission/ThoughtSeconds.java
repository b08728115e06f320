package io.ripieno.service.admission;

import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.Job;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Guesses the seconds of audio of a job before anything of it is read. */
public final class ThoughtSeconds {
    private static final double CD_BYTES_PER_SECOND = 44_100 * 2 * 2;

    private ThoughtSeconds() {}

    /**
     * How many bytes a second of a kind of file has.
     *
     * @param most that hardly any file has
     */
    private record Density(double usual, double most) {
        static final Density PLAIN = new Density(CD_BYTES_PER_SECOND, 192_000 * 2 * 4);
        static final Density LOSSLESS = new Density(CD_BYTES_PER_SECOND * 0.6, 192_000 * 2 * 3);
        static final Density LOSSY = new Density(128_000 / 8.0, 512_000 / 8.0);
        static final Density UNKNOWN = new Density(LOSSY.usual(), PLAIN.most());

        private static final List<String> LOSSY_WORDS = List.of("mpeg", "mp3", "aac", "ogg", "opus", "vorbis");

        static Density of(String mediaType) {
            if (mediaType.contains("wav") || mediaType.contains("aiff")) {
                return PLAIN;
            }
            if (mediaType.contains("flac")) {
                return LOSSLESS;
            }
            return LOSSY_WORDS.stream().anyMatch(mediaType::contains) ? LOSSY : UNKNOWN;
        }
    }

    /**
     * From the stated lengths, which are believed unless hardly any file of the kind with so many bytes is so short; else
     * from bytes and media types. Never more than the excerpts. What is that short all the same (FLAC in Ogg, a large
     * picture of the cover) is thought longer until it is opened.
     */
    public static double of(Job job) {
        return job.inputs().stream().mapToDouble(ThoughtSeconds::of).sum();
    }

    private static double of(Input input) {
        Content content = input.content();
        Density density = Density.of(content.mediaType().toLowerCase(Locale.ROOT));
        OptionalDouble stated = input.statedSeconds();
        double whole = stated.isPresent()
                ? Math.max(stated.getAsDouble(), content.bytes() / density.most())
                : content.bytes() / density.usual();
        double rest = Math.max(0, whole - input.excerpt().startSeconds());
        return Math.min(rest, input.excerpt().durationSeconds());
    }
}
