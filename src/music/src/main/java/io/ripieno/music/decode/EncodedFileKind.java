package io.ripieno.music.decode;

/** What workers can write. */
enum EncodedFileKind {
    FLAC_16,
    FLAC_24;

    EncoderSettings settings() {
        return switch (this) {
            case FLAC_16 -> new EncoderSettings("flac", "flac", "s16", 16, 0);
            case FLAC_24 -> new EncoderSettings("flac", "flac", "s32", 24, 0);
        };
    }
}
