package io.ripieno.service.recording;

import io.ripieno.music.audio.AudioInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a media type says a recording is, in the short names that decoding has for it.
 *
 * @param containers that it may be in
 * @param codecs that it may be coded with; empty if the type does not name one
 */
record MediaKind(Set<String> containers, Set<String> codecs) {
    private static final Set<String> ANY = Set.of();
    private static final Set<String> FLAC = Set.of("flac");
    private static final Set<String> OGG = Set.of("ogg");
    private static final MediaKind WAV = new MediaKind(Set.of("wav", "rf64", "w64"), ANY);
    private static final MediaKind MP4 = new MediaKind(Set.of("m4a", "mp4", "mov"), ANY);
    private static final MediaKind ANY_FLAC = new MediaKind(Set.of("flac", "ogg"), FLAC);
    private static final MediaKind MPEG = new MediaKind(Set.of("mp3"), ANY);
    private static final MediaKind AIFF = new MediaKind(Set.of("aiff"), ANY);

    private static final Map<String, MediaKind> KINDS = Map.ofEntries(
            Map.entry("audio/wav", WAV),
            Map.entry("audio/wave", WAV),
            Map.entry("audio/x-wav", WAV),
            Map.entry("audio/vnd.wave", WAV),
            Map.entry("audio/flac", ANY_FLAC),
            Map.entry("audio/x-flac", ANY_FLAC),
            Map.entry("audio/mpeg", MPEG),
            Map.entry("audio/mp3", new MediaKind(Set.of("mp3"), Set.of("mp3"))),
            Map.entry("audio/ogg", new MediaKind(OGG, ANY)),
            Map.entry("audio/vorbis", new MediaKind(OGG, Set.of("vorbis"))),
            Map.entry("audio/opus", new MediaKind(OGG, Set.of("opus"))),
            Map.entry("audio/mp4", MP4),
            Map.entry("audio/m4a", MP4),
            Map.entry("audio/x-m4a", MP4),
            Map.entry("audio/aac", new MediaKind(Set.of("aac"), Set.of("aac"))),
            Map.entry("audio/aiff", AIFF),
            Map.entry("audio/x-aiff", AIFF));

    /** The codecs parameter of RFC 6381, as Ogg (RFC 5334) and MP4 write it. */
    private static final Map<String, String> CODECS = Map.of(
            "opus", "opus",
            "vorbis", "vorbis",
            "flac", "flac",
            "alac", "alac",
            "mp4a.40.2", "aac",
            "mp4a.40.5", "aac",
            "mp4a.40.29", "aac",
            "mp4a.67", "aac",
            "mp4a.69", "mp3",
            "mp4a.6b", "mp3");

    /** Whether a type, without parameters and in lower case, says what the recording is. */
    static boolean isKnown(String type) {
        return KINDS.containsKey(type);
    }

    /**
     * What a known type says together with its parameter.
     *
     * @param named by the parameter, any of which the recording may be coded with; if one is not known, they say nothing
     */
    static MediaKind of(String type, List<String> named) {
        MediaKind kind = KINDS.getOrDefault(type, new MediaKind(ANY, ANY));
        Set<String> known = named.stream()
                .map(codec -> CODECS.getOrDefault(codec.toLowerCase(Locale.ROOT), ""))
                .collect(Collectors.toSet());
        return known.contains("") || !kind.codecs.isEmpty() ? kind : new MediaKind(kind.containers, known);
    }

    boolean fits(AudioInfo info) {
        return containers.contains(info.container()) && (codecs.isEmpty() || codecs.contains(info.codec()));
    }
}
