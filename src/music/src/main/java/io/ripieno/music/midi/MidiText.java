package io.ripieno.music.midi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of meta events, whose encoding no file tells. */
final class MidiText {
    private static final int LONGEST = 4096;

    private MidiText() {}

    /** UTF-8 if it is that, otherwise Latin-1; without control characters and outer blanks, at most 4,096 characters. */
    static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return shortened(text).replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** A text with a further one behind it, as long as there is room. */
    static String appended(String text, byte[] further) {
        if (text.length() >= LONGEST) {
            return text;
        }
        return text.isEmpty() ? decode(further) : shortened(text + "; " + decode(further));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
