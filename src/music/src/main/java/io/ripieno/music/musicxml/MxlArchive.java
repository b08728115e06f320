package io.ripieno.music.musicxml;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The XML documents in a compressed score, by entry name. Entries are inflated one after another under limits on their
 * number, on the bytes of all and on the ratio of bytes out to bytes in; what is no XML (a picture) is passed over, and
 * an archive within the archive is never opened.
 */
final class MxlArchive {
    private static final int BLOCK = 8192;
    /** Below as many bytes a high ratio harms nobody. */
    private static final int HARMLESS = 1 << 20;

    private final Map<String, byte[]> documents = new LinkedHashMap<>();
    private final int packed;
    private final ScoreLimits limits;
    private long unpacked;
    private boolean nested;

    private MxlArchive(int packed, ScoreLimits limits) {
        this.packed = packed;
        this.limits = limits;
    }

    static boolean isArchive(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    /** The documents in the order of the archive; never none. */
    static Map<String, byte[]> documents(byte[] archive, ScoreLimits limits) throws ScoreException {
        MxlArchive reading = new MxlArchive(archive.length, limits);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.ISO_8859_1)) {
            reading.read(zip);
        } catch (ScoreException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("The archive is damaged (" + e.getMessage() + "): export the score again.", e);
        }
        if (reading.documents.isEmpty()) {
            throw unreadable(
                    reading.nested
                            ? "The archive holds an archive and no score: unpack it, and give the .mxl within."
                            : "The archive holds no XML document: give a MusicXML score.",
                    null);
        }
        return reading.documents;
    }

    private void read(ZipInputStream zip) throws IOException {
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            limits.checkEntries(Place.WHOLE, ++entries);
            byte[] bytes = inflated(zip);
            nested |= MxlArchive.isArchive(bytes);
            if (!entry.isDirectory() && bytes.length > 0 && XmlText.of(bytes).looksLikeXml()) {
                documents.putIfAbsent(name(entry), bytes);
            }
        }
    }

    private byte[] inflated(ZipInputStream zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int read = zip.read(block); read >= 0; read = zip.read(block)) {
            unpacked += read;
            limits.checkBytes(Place.WHOLE, unpacked);
            if (unpacked > HARMLESS && unpacked > (long) packed * limits.maxRatio()) {
                throw new ScoreException(
                        Problem.TOO_LARGE,
                        Place.WHOLE,
                        "The archive unpacks to more than " + limits.maxRatio() + " times its " + packed
                                + " bytes, as zip bombs do: give the score unpacked, or raise the limit on the ratio.");
            }
            bytes.write(block, 0, read);
        }
        return bytes.toByteArray();
    }

    /** UTF-8 if the bytes are, flagged or not. */
    private static String name(ZipEntry entry) {
        String name = entry.getName();
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return name.chars().allMatch(c -> c < 256)
                    ? StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                    : name;
        } catch (CharacterCodingException e) {
            return name;
        }
    }

    private static ScoreException unreadable(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        return new ScoreException(Problem.UNREADABLE, Place.WHOLE, message, cause);
    }
}
