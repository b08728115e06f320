package io.ripieno.music.musicxml;

import static io.ripieno.music.musicxml.Xml.FOUR_FOUR;
import static io.ripieno.music.musicxml.Xml.note;
import static io.ripieno.music.musicxml.Xml.score;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Compressed scores: which entry is the score, and what is refused. */
@Timeout(20)
class MxlArchiveTest {
    private static final String SCORE = score(FOUR_FOUR + note("C4", 16));
    private static final String OTHER = score(FOUR_FOUR + note("D4", 16), note("E4", 16));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

    @Test
    void theContainerNamesTheScore() throws IOException {
        put("other.xml", OTHER);
        put("META-INF/container.xml", container("score.xml"));
        put("score.xml", SCORE);
        assertEquals(1, read().score().measures().size());
        assertEquals(List.of(), read().notices());
    }

    @Test
    void aPictureBesideTheScoreIsPassedOver() throws IOException {
        put("META-INF/container.xml", container("score.xml"));
        put("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        put("score.xml", SCORE);
        assertEquals(1, read().score().measures().size());
    }

    @Test
    void aNameInUtf8WithoutTheFlagIsUnderstood() throws IOException {
        Charset flagless = StandardCharsets.ISO_8859_1;
        zip = new ZipOutputStream(bytes, flagless);
        String name = "Pr\u00e9lude.xml";
        put("META-INF/container.xml", container(name));
        put(new String(name.getBytes(StandardCharsets.UTF_8), flagless), SCORE);
        assertEquals(List.of(), read().notices());
    }

    @Test
    void aContainerThatIsNotWellFormedLeavesTheOnlyScore() throws IOException {
        put(
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='Smilin' Through.xml'/></rootfiles></container>");
        put("Smilin' Through.xml", SCORE);
        put("__MACOSX/._Smilin' Through.xml", SCORE);
        Tune.Read tune = read();
        assertEquals(1, tune.score().measures().size());
        String notice = tune.notices().get(0).message();
        assertTrue(notice.startsWith("The archive has a container.xml that cannot be read (line 1, column "), notice);
        assertTrue(notice.endsWith("its only score, \"Smilin' Through.xml\", is read"), notice);
    }

    @Test
    void aMissingContainerLeavesTheOnlyScore() throws IOException {
        put("score.xml", SCORE);
        assertEquals(
                "The archive has no container.xml: its only score, \"score.xml\", is read",
                read().notices().get(0).message());
    }

    @Test
    void aContainerThatNamesNothingThereLeavesTheOnlyScore() throws IOException {
        put("META-INF/container.xml", container("gone.xml"));
        put("score.xml", SCORE);
        assertEquals(
                "The archive has a container.xml that names \"gone.xml\", which is not there: its only score, \"score.xml\","
                        + " is read",
                read().notices().get(0).message());
    }

    @Test
    void twoScoresWithoutAContainerAreRefused() throws IOException {
        put("one.xml", SCORE);
        put("two.xml", OTHER);
        refused(
                Problem.UNREADABLE,
                "The archive has no container.xml, and 2 entries look like scores: unpack it and give the one that is"
                        + " meant.");
    }

    @Test
    void aZipBombIsRefusedByItsRatio() throws IOException {
        put("META-INF/container.xml", container("score.xml"));
        put("score.xml", new byte[20 << 20]);
        ScoreException refusal = refusal();
        assertEquals(Problem.TOO_LARGE, refusal.problem());
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .matches("The archive unpacks to more than 200 times its \\d+ bytes, as zip"
                                + " bombs do: give the score unpacked, or raise the limit on the ratio\\."),
                refusal.getMessage());
    }

    @Test
    void anArchiveInAnArchiveIsNotOpened() throws IOException {
        put("score.xml", SCORE);
        zip.finish();
        byte[] inner = bytes.toByteArray();
        bytes.reset();
        zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
        put("score.mxl", inner);
        refused(Problem.UNREADABLE, "The archive holds an archive and no score: unpack it, and give the .mxl within.");
    }

    @Test
    void moreBytesThanTheLimitAreRefused() throws IOException {
        put("score.xml", SCORE);
        put("noise.bin", coinTosses(600_000));
        zip.finish();
        ScoreLimits limits = new ScoreLimits(bytes.size(), 10, 10, 10, 10, 10, 10, 200);
        ScoreException refusal = assertThrows(ScoreException.class, () -> new MusicXmlReader()
                .read(new ScoreSource("test", bytes.toByteArray()), limits));
        assertEquals(Problem.TOO_LARGE, refusal.problem());
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        for (int i = 0; i < 257; i++) {
            put(i + ".xml", SCORE);
        }
        refused(
                Problem.TOO_LARGE,
                "The score has at least 257 archive entries, over the limit of 256. Maybe it is damaged: if not, split it"
                        + " or raise the limit on archive entries.");
    }

    @Test
    void aTruncatedArchiveIsUnreadable() throws IOException {
        put("META-INF/container.xml", container("score.xml"));
        put("score.xml", noiseAround(SCORE));
        zip.finish();
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        ScoreException refusal = assertThrows(ScoreException.class, () -> Xml.read(half));
        assertEquals(Problem.UNREADABLE, refusal.problem());
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("The archive is damaged ("), refusal.getMessage());
    }

    @Test
    void anArchiveWithoutXmlIsUnreadable() throws IOException {
        put("song.mid", new byte[] {'M', 'T', 'h', 'd'});
        refused(Problem.UNREADABLE, "The archive holds no XML document: give a MusicXML score.");
    }

    private static String noiseAround(String document) {
        return document + "<!--"
                + new Random(1)
                        .ints(4000, 'a', 'z')
                        .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                + "-->";
    }

    private static byte[] coinTosses(int size) {
        byte[] tosses = new byte[size];
        Random random = new Random(2);
        for (int i = 0; i < size; i++) {
            tosses[i] = (byte) random.nextInt(2);
        }
        return tosses;
    }

    private static String container(String path) {
        return "<container><rootfiles><rootfile full-path=\"" + path + "\"/></rootfiles></container>";
    }

    private void put(String name, String text) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private Tune.Read read() throws IOException {
        zip.finish();
        return Xml.read(bytes.toByteArray());
    }

    private void refused(Problem problem, String message) {
        ScoreException refusal = refusal();
        assertEquals(message, refusal.getMessage());
        assertEquals(problem, refusal.problem());
    }

    private ScoreException refusal() {
        return assertThrows(ScoreException.class, this::read);
    }
}
