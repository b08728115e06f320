package io.ripieno.service.tagging;

import io.ripieno.music.audio.AudioInfo;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Notice;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what a recording is with what its media type says. Types that are not listed say nothing. */
final class MediaTypes {
    private static final Set<String> WAV = Set.of("wav", "rf64", "w64");
    private static final Set<String> MP4 = Set.of("m4a", "mp4", "mov");
    private static final Map<String, Set<String>> CONTAINERS = Map.ofEntries(
            Map.entry("audio/wav", WAV),
            Map.entry("audio/wave", WAV),
            Map.entry("audio/x-wav", WAV),
            Map.entry("audio/vnd.wave", WAV),
            Map.entry("audio/flac", Set.of("flac", "ogg")),
            Map.entry("audio/x-flac", Set.of("flac", "ogg")),
            Map.entry("audio/mpeg", Set.of("mp3")),
            Map.entry("audio/mp3", Set.of("mp3")),
            Map.entry("audio/ogg", Set.of("ogg")),
            Map.entry("audio/vorbis", Set.of("ogg")),
            Map.entry("audio/opus", Set.of("ogg")),
            Map.entry("audio/mp4", MP4),
            Map.entry("audio/m4a", MP4),
            Map.entry("audio/x-m4a", MP4),
            Map.entry("audio/aac", Set.of("aac")),
            Map.entry("audio/aiff", Set.of("aiff")),
            Map.entry("audio/x-aiff", Set.of("aiff")));

    private MediaTypes() {}

    /**
     * Compares.
     *
     * @return what to tell the producer if the media type is wrong
     * @throws JobFailure invalid if it is wrong and the job is strict about it
     */
    static Optional<Notice> check(Input input, AudioInfo info, boolean strict) throws JobFailure {
        String type = type(input);
        Set<String> allowed = CONTAINERS.get(type);
        boolean fits = allowed == null ? saysNothing(type) : allowed.contains(info.container());
        if (fits) {
            return Optional.empty();
        }
        String problem = " is " + info.container() + " (" + info.codec() + ") by its content, but its media type says "
                + type + ".";
        if (strict) {
            throw JobFailure.invalid(
                    Code.MEDIA_TYPE,
                    "The input " + input.content().name() + problem,
                    "Correct the media type, or do not be strict about it.");
        }
        return Optional.of(new Notice(
                Code.MEDIA_TYPE,
                "The input" + problem + " It was decoded by its content. Correct the media type of the next job."));
    }

    /** Whether there is nothing to compare with. */
    static boolean saysNothing(Input input) {
        String type = type(input);
        return !CONTAINERS.containsKey(type) && saysNothing(type);
    }

    private static String type(Input input) {
        return input.content().mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean saysNothing(String type) {
        return type.isEmpty() || type.startsWith("audio/") || type.equals("application/octet-stream");
    }
}
