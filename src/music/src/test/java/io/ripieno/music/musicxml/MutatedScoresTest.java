package io.ripieno.music.musicxml;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.Measured;
import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreWriter;
import io.ripieno.music.score.Unfolding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens to a file, it gives a score or a typed refusal, in little time and memory. */
@Timeout(120)
class MutatedScoresTest {
    private static final int FILES = 700;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern TAG = Pattern.compile("<[a-z-]+>");
    private static final Pattern LEAF = Pattern.compile("<([a-z-]+)[^<>]*>[^<]*</\\1>|<[a-z-]+[^<>]*/>");
    private static final List<String> TAGS = List.of("note", "backup", "chord/", "time", "rest/", "measure");
    private static final List<String> LEAVES = List.of(
            "<chord/>",
            "<grace/>",
            "<duration>7</duration>",
            "<backup><duration>9</duration></backup>",
            "<type>whole</type>",
            "<attributes><divisions>7</divisions></attributes>",
            "<senza-misura/>",
            "<barline><repeat direction='backward' times='9'/></barline>",
            "<sound dacapo='yes' tempo='0'/>");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "2147483648", "99999999999999999999", "1e300", "0.0000001", "", "x", "16777216", "7");

    @Test
    void aMutatedFileGivesAScoreOrATypedRefusal() throws IOException {
        Measured measured = new Measured("mutated MusicXML files");
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < FILES; seed++) {
            byte[] file = mutated(seed);
            try {
                Score played = measured.of(
                        "seed " + seed, () -> Unfolding.of(Xml.read(file).score(), ScoreLimits.DEFAULT));
                assertFalse(played.isFolded());
                read++;
            } catch (ScoreException e) {
                refused++;
                assertTrue(
                        e.getMessage() != null && e.getMessage().length() < 2000,
                        "seed " + seed + ": " + e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println(FILES + " mutated MusicXML files: " + read + " read, " + refused + " refused");
        assertTrue(refused > FILES / 10 && read > FILES / 10, "mutations are too weak or too strong");
        measured.report();
    }

    private static byte[] mutated(int seed) throws IOException {
        Random random = new Random(seed);
        boolean packed = seed % 7 == 0;
        ScoreWriter writer = packed ? new MxlWriter() : new MusicXmlWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(RandomScores.of(seed % 40, RandomScores.EVERYTHING), bytes);
        byte[] file = bytes.toByteArray();
        int times = 1 + random.nextInt(2);
        for (int i = 0; i < times; i++) {
            file = packed || random.nextInt(6) == 0 ? bytes(file, random) : text(file, random);
        }
        return file;
    }

    private static byte[] bytes(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        byte[] changed = file.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> changed = Arrays.copyOf(file, Math.max(1, at));
            default -> {
                int length = Math.min(file.length - at, 1 + random.nextInt(40));
                System.arraycopy(file, random.nextInt(file.length - length + 1), changed, at, length);
            }
        }
        return changed;
    }

    private static byte[] text(byte[] file, Random random) {
        String text = new String(file, StandardCharsets.UTF_8);
        String changed =
                switch (random.nextInt(4)) {
                    case 0 -> replaced(text, TAG, "<" + TAGS.get(random.nextInt(TAGS.size())) + ">", random);
                    case 1 -> replaced(text, LEAF, "", random);
                    case 2 -> replaced(text, LEAF, LEAVES.get(random.nextInt(LEAVES.size())), random);
                    default -> replaced(text, NUMBER, NUMBERS.get(random.nextInt(NUMBERS.size())), random);
                };
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    private static String replaced(String text, Pattern pattern, String by, Random random) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find(random.nextInt(text.length()))
                ? text.substring(0, matcher.start()) + by + text.substring(matcher.end())
                : text;
    }
}
