package io.ripieno.music.musicxml;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML document, whatever its encoding. A byte order mark wins over the declaration, the pattern of
 * the first bytes over a declared UTF-16, and bytes that are no UTF-8 are taken as Latin-1.
 *
 * @param bytes of the document
 * @param start of the first byte after a byte order mark
 * @param charset in which it is read
 * @param doubt why that is not the encoding that the document states, or null
 */
record XmlText(
        byte[] bytes, int start, Charset charset, @Nullable String doubt) {
    private static final int DECLARATION = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    static XmlText of(byte[] bytes) {
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return checked(bytes, 3);
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return new XmlText(bytes, 2, StandardCharsets.UTF_16BE, null);
        }
        if (starts(bytes, 0xff, 0xfe)) {
            return new XmlText(bytes, 2, StandardCharsets.UTF_16LE, null);
        }
        if (starts(bytes, 0, '<')) {
            return new XmlText(bytes, 0, StandardCharsets.UTF_16BE, null);
        }
        if (starts(bytes, '<', 0)) {
            return new XmlText(bytes, 0, StandardCharsets.UTF_16LE, null);
        }
        return declared(bytes);
    }

    /** Whether the document starts, after white space, with a tag. */
    boolean looksLikeXml() {
        String head = new String(bytes, start, Math.min(DECLARATION, bytes.length - start), charset);
        return head.stripLeading().startsWith("<");
    }

    /** Leading white space, which would make the declaration an error, is left out. */
    Reader open() {
        int from = start;
        int step = charset.name().startsWith("UTF-16") ? 2 : 1;
        while (from + step <= bytes.length && new String(bytes, from, step, charset).isBlank()) {
            from += step;
        }
        return new InputStreamReader(new ByteArrayInputStream(bytes, from, bytes.length - from), charset);
    }

    private static XmlText declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(DECLARATION, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(head);
        if (!encoding.find()) {
            return checked(bytes, 0);
        }
        String name = encoding.group(1);
        if (name.regionMatches(true, 0, "UTF", 0, 3)) {
            return checked(bytes, 0);
        }
        if (!Charset.isSupported(name)) {
            return new XmlText(
                    bytes, 0, StandardCharsets.ISO_8859_1, "the encoding " + name + " is unknown, read as Latin-1");
        }
        return new XmlText(bytes, 0, Charset.forName(name), null);
    }

    private static XmlText checked(byte[] bytes, int start) {
        return isUtf8(bytes, start)
                ? new XmlText(bytes, start, StandardCharsets.UTF_8, null)
                : new XmlText(
                        bytes, start, StandardCharsets.ISO_8859_1, "the bytes are no valid UTF-8, read as Latin-1");
    }

    private static boolean isUtf8(byte[] bytes, int start) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return !result.isError();
    }

    private static boolean starts(byte[] bytes, int... values) {
        if (bytes.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[i] & 0xff) != values[i]) {
                return false;
            }
        }
        return true;
    }
}
