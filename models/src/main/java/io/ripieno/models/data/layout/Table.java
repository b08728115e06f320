package io.ripieno.models.data.layout;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A CSV file (RFC 4180) with a line of names; real numbers with six places. */
final class Table implements Closeable {
    private final Writer out;

    Table(Path file, Object... names) throws IOException {
        out = Files.newBufferedWriter(file);
        row(names);
    }

    void row(Object... cells) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(quoted(text(cell)));
        }
        out.write(String.join(",", texts));
        out.write('\n');
    }

    /** A cell before it is quoted. */
    static String text(Object cell) {
        return cell instanceof Double real ? String.format(Locale.ROOT, "%.6f", real) : cell.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
