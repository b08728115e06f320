package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** Error codes of FFmpeg in words. */
final class FfmpegErrors {
    private static final int TEXT_BYTES = 256;

    private FfmpegErrors() {}

    static String text(int code) {
        byte[] text = new byte[TEXT_BYTES];
        avutil.av_strerror(code, text, TEXT_BYTES);
        int length = 0;
        while (length < TEXT_BYTES && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** Passes a code that is no error on, and throws for one that is. */
    static int check(int code, Problem problem, Object file, String what) throws AudioException {
        if (code < 0) {
            throw new AudioException(problem, file + " " + what + " (" + text(code) + ").");
        }
        return code;
    }
}
