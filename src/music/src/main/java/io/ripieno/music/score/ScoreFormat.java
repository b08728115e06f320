package io.ripieno.music.score;

import io.ripieno.music.score.ScoreException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The formats of score files, told by content. */
public enum ScoreFormat {
    MIDI(".mid"),
    MUSICXML(".musicxml"),
    /** MusicXML in a zip archive. */
    MXL(".mxl"),
    ABC(".abc");

    private static final int LOOKED_AT = 64 * 1024;
    private static final Pattern ABC_FIELD = Pattern.compile("(?m)^[ \\t]*(?:%abc|X:|K:|T:|M:|%%)");

    private final String suffix;

    ScoreFormat(String suffix) {
        this.suffix = suffix;
    }

    /** The usual end of a file name, with its dot. */
    public String suffix() {
        return suffix;
    }

    /** The format of a file by its bytes; {@link Problem#UNREADABLE} if it is none of these. */
    public static ScoreFormat of(ScoreSource source) throws ScoreException {
        if (source.has(0, bytes("MThd")) || source.has(0, bytes("RIFF")) && source.has(8, bytes("RMID"))) {
            return MIDI;
        }
        if (source.has(0, bytes("PK"))) {
            return MXL;
        }
        String start = start(source);
        if (start.stripLeading().startsWith("<")) {
            return MUSICXML;
        }
        if (ABC_FIELD.matcher(start).find()) {
            return ABC;
        }
        throw new ScoreException(
                Problem.UNREADABLE,
                Place.WHOLE,
                "\"" + source.name() + "\" (" + source.bytes().length
                        + " bytes) is no score: give a MIDI, MusicXML, .mxl or ABC file.");
    }

    /** {@code midi}, {@code musicxml}, {@code mxl}, {@code abc}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first characters, whatever the encoding: zero bytes of UTF-16 and byte order marks are left out. */
    private static String start(ScoreSource source) {
        byte[] bytes = source.bytes();
        String text = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return text.replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .replace("\0", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
