package io.ripieno.contract.job;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Media types by file name. Audio is decoded by its content; the type only says what is expected. */
public final class MediaTypes {
    /** What is answered for a name that says nothing. */
    public static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("wav", "audio/wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("mp4", "audio/mp4"),
            Map.entry("mid", "audio/midi"),
            Map.entry("midi", "audio/midi"),
            Map.entry("musicxml", "application/vnd.recordare.musicxml+xml"),
            Map.entry("mxl", "application/vnd.recordare.musicxml"),
            Map.entry("abc", "text/vnd.abc"),
            Map.entry("npy", "application/x-npy"),
            Map.entry("npz", "application/x-npz"),
            Map.entry("csv", "text/csv"),
            Map.entry("json", "application/json"));

    private MediaTypes() {}

    /** The media type that the extension of a file's name stands for, or {@link #UNKNOWN}. */
    public static String of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN);
    }
}
