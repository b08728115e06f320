package io.ripieno.music.musicxml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements, indented; attributes are given as name, value, name, value. Characters XML cannot hold are left out. */
final class XmlWriter {
    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    XmlWriter(Appendable out) {
        this.out = out;
    }

    void declaration() throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    void open(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.append(">\n");
        open.push(name);
    }

    void close() throws IOException {
        String name = open.pop();
        indent();
        out.append("</").append(name).append(">\n");
    }

    void empty(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.append("/>\n");
    }

    void leaf(String name, Object text, String... attributes) throws IOException {
        tag(name, attributes);
        out.append(">");
        escape(text.toString());
        out.append("</").append(name).append(">\n");
    }

    /** The leaf if there is text. */
    void optional(String name, String text, String... attributes) throws IOException {
        if (!text.isEmpty()) {
            leaf(name, text, attributes);
        }
    }

    private void tag(String name, String... attributes) throws IOException {
        indent();
        out.append("<").append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(" ").append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append("\"");
        }
    }

    private void indent() throws IOException {
        for (int i = 0; i < open.size(); i++) {
            out.append(' ');
        }
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' ->
                    out.append("&#").append(Integer.toString(c)).append(";");
                default -> {
                    if (isAllowed(c)) {
                        out.append(Character.toString(c));
                    }
                }
            }
        }
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
    }
}
