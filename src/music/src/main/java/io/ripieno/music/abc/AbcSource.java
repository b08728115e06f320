package io.ripieno.music.abc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of ABC files: bytes to characters, and the escapes that stand for letters with accents in titles and names. */
final class AbcSource {
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:u([0-9A-Fa-f]{4})|(aa|AA|ae|AE|oe|OE|ss|th|TH|dh|DH)|/([oO])|([`'^\"~,vu=cHo])([A-Za-z])|([&%\\\\]))"
                    + "|&(?:#(\\d{1,6})|([A-Za-z])(grave|acute|circ|uml|tilde|cedil|caron|ring)|(amp|quot|lt|gt));");

    private static final Pattern LINE_ESCAPE = Pattern.compile("\\\\[n\\\\]");

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("aa", "\u00e5"),
            Map.entry("AA", "\u00c5"),
            Map.entry("ae", "\u00e6"),
            Map.entry("AE", "\u00c6"),
            Map.entry("oe", "\u0153"),
            Map.entry("OE", "\u0152"),
            Map.entry("ss", "\u00df"),
            Map.entry("th", "\u00fe"),
            Map.entry("TH", "\u00de"),
            Map.entry("dh", "\u00f0"),
            Map.entry("DH", "\u00d0"),
            Map.entry("o", "\u00f8"),
            Map.entry("O", "\u00d8"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"));

    private static final Map<String, String> ACCENTS = Map.ofEntries(
            Map.entry("`", "\u0300"),
            Map.entry("grave", "\u0300"),
            Map.entry("'", "\u0301"),
            Map.entry("acute", "\u0301"),
            Map.entry("^", "\u0302"),
            Map.entry("circ", "\u0302"),
            Map.entry("\"", "\u0308"),
            Map.entry("uml", "\u0308"),
            Map.entry("~", "\u0303"),
            Map.entry("tilde", "\u0303"),
            Map.entry(",", "\u0327"),
            Map.entry("c", "\u0327"),
            Map.entry("cedil", "\u0327"),
            Map.entry("v", "\u030c"),
            Map.entry("caron", "\u030c"),
            Map.entry("u", "\u0306"),
            Map.entry("=", "\u0304"),
            Map.entry("H", "\u030b"),
            Map.entry("o", "\u030a"),
            Map.entry("ring", "\u030a"));

    private AbcSource() {}

    /** Bytes as text: UTF-8 where they are such, else Latin-1 (as Windows extends it). */
    static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Escapes such as {@code \'e}, {@code \ss}, a code point or {@code &eacute;} as the letters that they stand for. */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        Matcher matcher = ESCAPE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(letter(matcher)));
        }
        return matcher.appendTail(out).toString();
    }

    /** Text that {@link #unescape} and the reader of lines give back as it is. */
    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replaceAll("&(?=[A-Za-z#])", "\\\\&");
    }

    /** Text of several lines as one, with {@code \n} for each end of line. */
    static String onOneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "");
    }

    /** The reverse of {@link #onOneLine}. */
    static String onLines(String text) {
        return LINE_ESCAPE.matcher(text).replaceAll(match -> match.group().equals("\\n") ? "\n" : "\\\\");
    }

    private static String letter(Matcher escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        }
        if (escape.group(7) != null) {
            int code = Integer.parseInt(escape.group(7));
            return Character.isValidCodePoint(code) ? Character.toString(code) : escape.group();
        }
        if (escape.group(4) != null) {
            return accented(escape.group(5), escape.group(4));
        }
        if (escape.group(8) != null) {
            return accented(escape.group(8), escape.group(9));
        }
        if (escape.group(6) != null) {
            return escape.group(6);
        }
        String name = escape.group(2) != null
                ? escape.group(2)
                : escape.group(3) != null ? escape.group(3) : escape.group(10);
        return LETTERS.getOrDefault(name, name);
    }

    private static String accented(String letter, String accent) {
        return Normalizer.normalize(letter + ACCENTS.getOrDefault(accent, ""), Normalizer.Form.NFC);
    }
}
