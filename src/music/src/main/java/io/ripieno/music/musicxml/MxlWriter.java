package io.ripieno.music.musicxml;

import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes compressed MusicXML (.mxl): an archive of a container and the score. The same score gives the same bytes. */
public final class MxlWriter implements ScoreWriter {
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container>
             <rootfiles>
              <rootfile full-path="score.musicxml" media-type="application/vnd.recordare.musicxml+xml"/>
             </rootfiles>
            </container>
            """;

    private final MusicXmlWriter writer = new MusicXmlWriter();

    @Override
    public List<Notice> write(Score score, OutputStream out) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        List<Notice> notices = writer.write(score, document);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(zip, "META-INF/container.xml", CONTAINER.getBytes(StandardCharsets.UTF_8));
        put(zip, "score.musicxml", document.toByteArray());
        zip.finish();
        return notices;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
