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
import io.ripieno.music.score.ScoreLimits.XmlLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made to hurt are refused by name, where they stand, at once. */
@Timeout(20)
class HostileXmlTest {
    @Test
    void entitiesAreNeverExpanded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE score-partwise [<!ENTITY lol0 'lol'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY lol")
                    .append(i)
                    .append(" '")
                    .append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        String document = laughs + "]>\n<score-partwise><work><work-title>&lol9;</work-title></work></score-partwise>";
        refused(
                Problem.UNSUPPORTED,
                "line 2, column 41: The document refers to an entity, &lol9;, which is never expanded: write out what it"
                        + " stands for.",
                document);
    }

    @Test
    void externalEntitiesAreNeverOpened() {
        String document = "<!DOCTYPE score-partwise [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>\n"
                + "<score-partwise><movement-title>&file;</movement-title></score-partwise>";
        refused(
                Problem.UNSUPPORTED,
                "line 2, column 39: The document refers to an entity, &file;, which is never expanded: write out what it"
                        + " stands for.",
                document);
    }

    @Test
    void entitiesInAttributesAreRefusedToo() {
        String document = "<!DOCTYPE score-partwise [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>"
                + "<score-partwise version='&file;'/>";
        refused(
                Problem.UNREADABLE,
                "line 1, column 105: The document is not well-formed XML (The entity \"file\" was referenced, but not"
                        + " declared.): repair it, or export the score again.",
                document);
    }

    @Test
    void aDocumentTypeElsewhereIsNotRead() throws ScoreException {
        String document = score(FOUR_FOUR + note("C4", 16))
                .replaceFirst(
                        "<!DOCTYPE[^>]*>",
                        "<!DOCTYPE score-partwise [<!ENTITY % x SYSTEM 'file:///etc/hostname'> %x;]>");
        assertEquals(1, Xml.read(document).score().parts().get(0).events().size());
    }

    @Test
    void deepNestingIsRefused() {
        refused(
                Problem.TOO_LARGE,
                "line 1, column 209: Elements are nested more than 64 deep. Maybe the file is damaged: export the score"
                        + " again.",
                "<score-partwise>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</score-partwise>");
    }

    @Test
    void aMillionAttributesAreRefused() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        ScoreException refusal = refusal("<score-partwise" + attributes + "/>");
        assertEquals(Problem.TOO_LARGE, refusal.problem());
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .contains(
                                "An element goes over a limit of the XML parser. Maybe the file is damaged: export the"
                                        + " score again."),
                refusal.getMessage());
    }

    @Test
    void aMillionElementsInAMeasureAreRefused() {
        refused(
                Problem.TOO_LARGE,
                "line 2, column 1000023: Element measure holds more than 250000 elements and attributes. Maybe the file is"
                        + " damaged: export the score again.",
                "<score-partwise>\n<part id='P1'><measure><a>" + "<b/>".repeat(1_000_000) + "</a></measure></part>"
                        + "</score-partwise>");
    }

    @Test
    void attributesOfManyElementsTakeNoMoreThanElements() {
        StringBuilder element = new StringBuilder("<b");
        for (int i = 0; i < 64; i++) {
            element.append(" a").append(i).append("=''");
        }
        refused(
                Problem.TOO_LARGE,
                "line 2, column 1700398: Element measure holds more than 250000 elements and attributes. Maybe the file is"
                        + " damaged: export the score again.",
                "<score-partwise>\n<part id='P1'><measure>"
                        + element.append("/>").toString().repeat(60_000)
                        + "</measure></part></score-partwise>");
    }

    @Test
    void theCapsOnXmlAreThoseOfTheLimits() throws ScoreException {
        String document = score(FOUR_FOUR + note("C4", 16));
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertEquals(1, read(bytes, new XmlLimits(3, 10, 15)).score().measures().size());
        assertRefused("holds more than 14 elements and attributes.", bytes, new XmlLimits(3, 10, 14));
        assertRefused("is longer than 5 characters.", bytes, new XmlLimits(3, 5, 15));
        assertRefused(
                "An element goes over a limit of the XML parser.",
                document.replace("number='1'", "number='1' id='m' width='9' implicit='no'")
                        .getBytes(StandardCharsets.UTF_8),
                new XmlLimits(3, 10, 15));
    }

    private static void assertRefused(String message, byte[] bytes, XmlLimits limits) {
        var refusal = assertThrows(ScoreException.class, () -> read(bytes, limits));
        assertEquals(Problem.TOO_LARGE, refusal.problem());
        assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
    }

    private static Tune.Read read(byte[] bytes, XmlLimits limits) throws ScoreException {
        return new MusicXmlReader().read(new ScoreSource("test", bytes), ScoreLimits.DEFAULT.withXml(limits));
    }

    @Test
    void endlessTextIsRefused() {
        ScoreException refusal = refusal(
                "<score-partwise><movement-title>" + "la ".repeat(1_000_000) + "</movement-title></score-partwise>");
        assertEquals(Problem.TOO_LARGE, refusal.problem());
        assertTrue(String.valueOf(refusal.getMessage())
                .contains("The text of movement-title is longer than 65536 characters."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-4", "2147483648", "16777217", "1e9"})
    void absurdDivisionsAreRefused(String divisions) {
        refused(
                Problem.UNREADABLE,
                "line 5, column 24: The divisions of a quarter note (\"" + divisions
                        + "\") must be above 0 and at most 16777216. Maybe the file is damaged: correct it, or export the"
                        + " score again.",
                score("\n<attributes><divisions>" + divisions + "</divisions></attributes>"));
    }

    @ParameterizedTest
    @CsvSource({"four", "1e999999999", "1e-999999999", "'1 2'", "''", "NaN", "0x10"})
    void whatIsNoNumberIsRefused(String duration) {
        refused(
                Problem.UNREADABLE,
                "line 5, column 64: duration (\"" + duration
                        + "\") is no number that fits. Maybe the file is damaged: correct it, or export the score again.",
                score("\n<note><pitch><step>C</step><octave>4</octave></pitch><duration>" + duration
                        + "</duration></note>"));
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        ScoreException refusal =
                refusal(score(FOUR_FOUR + "<forward><duration>" + "9".repeat(60_000) + "</duration></forward>"));
        assertEquals(Problem.UNREADABLE, refusal.problem());
        assertTrue(String.valueOf(refusal.getMessage()).contains("duration is a number of 60000 characters"));
    }

    @Test
    void absurdDurationsAreRefused() {
        refused(
                Problem.TOO_LARGE,
                "line 5, column 64: The score has at least 536870912 quarter notes, over the limit of 200000. Maybe it is"
                        + " damaged: if not, split it or raise the limit on quarter notes.",
                score(
                        FOUR_FOUR
                                + "\n<note><pitch><step>C</step><octave>4</octave></pitch><duration>2147483648</duration></note>"));
        ScoreException negative = refusal(score(FOUR_FOUR + note("C4", -1)));
        assertEquals(Problem.UNREADABLE, negative.problem());
        assertTrue(String.valueOf(negative.getMessage()).contains("A duration (\"-1\") is negative."));
    }

    @Test
    void timesTooFineForFractionsAreRefused() {
        StringBuilder measure = new StringBuilder();
        for (int prime : new int[] {16777213, 16777199, 16777183, 16777153}) {
            measure.append("<attributes><divisions>")
                    .append(prime)
                    .append("</divisions></attributes>")
                    .append(note("C4", 1));
        }
        refused(
                Problem.TOO_LARGE,
                "line 4, column 278: A time of 1/16777199 quarter notes, beside others in 1/4294966528, is finer than the limit of"
                        + " 1/4294967296 of a quarter note. Maybe it is damaged: correct its durations, or quantise the"
                        + " score.",
                score(measure.toString()));
    }

    @Test
    void measuresWhoseLengthsDoNotAddUpAreRefused() {
        String[] measures = new String[20];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = "<attributes><divisions>" + (1_000_003 + 2 * i) + "</divisions></attributes>" + note("C4", 1);
        }
        refused(
                Problem.TOO_LARGE,
                "line 5, column 139: A time of 1/1000005 quarter notes, beside others in 1/256000768, is finer than the limit"
                        + " of 1/4294967296 of a quarter note. Maybe it is damaged: correct its durations, or quantise the"
                        + " score.",
                score(measures));
    }

    @Test
    void offsetsThatAreTooFineOrTooLongAreRefused() {
        refused(
                Problem.TOO_LARGE,
                "line 5, column 20: A time of 1/4000000000000 quarter notes, beside others in 1/256, is finer than the limit"
                        + " of 1/4294967296 of a quarter note. Maybe it is damaged: correct its durations, or quantise the"
                        + " score.",
                score(FOUR_FOUR + "\n<direction><offset>0.000000000001</offset><sound tempo='60'/></direction>"));
        refused(
                Problem.TOO_LARGE,
                "line 5, column 73: The score has at least 249999999999 quarter notes, over the limit of 200000. Maybe it is"
                        + " damaged: if not, split it or raise the limit on quarter notes.",
                score(FOUR_FOUR + "\n<harmony><root><root-step>C</root-step></root><kind>major</kind>"
                        + "<offset>999999999999</offset></harmony>"));
    }

    @Test
    void endlessRepeatsAreRefused() {
        refused(
                Problem.TOO_LARGE,
                "line 5, column 56: A section is to be played 1000000 times, over the limit of 20000 measures. Maybe the"
                        + " file is damaged: correct the repeat's times.",
                score(FOUR_FOUR + "\n<barline><repeat direction='backward' times='1000000'/></barline>"));
    }

    @Test
    void tooManyMeasuresPartsAndNotesAreRefused() {
        assertTooMany("measures, over the limit of 20000", "<part id='P1'>" + "<measure/>".repeat(20_001) + "</part>");
        assertTooMany("parts, over the limit of 256", manyParts());
        assertTooMany(
                "notes, rests and signs, over the limit of 200000",
                "<part id='P1'>"
                        + ("<measure>" + "<note><rest/><duration>1</duration></note>".repeat(50_000) + "</measure>")
                                .repeat(5)
                        + "</part>");
        assertTooMany(
                "notes, rests and signs, over the limit of 200000",
                "<part id='P1'>"
                        + ("<measure>" + "<barline><ending number='1-64' type='start'/></barline>".repeat(4_000)
                                + "</measure>")
                        + "</part>");
    }

    @Test
    void voicesWithoutNumbersAreCountedQuickly() throws ScoreException {
        StringBuilder measure = new StringBuilder(FOUR_FOUR);
        for (int i = 0; i < 40_000; i++) {
            measure.append("<note><rest/><duration>1</duration><voice>v")
                    .append(i)
                    .append("</voice></note>");
        }
        assertEquals(
                40_000,
                Xml.read(score(measure.toString()))
                        .score()
                        .parts()
                        .get(0)
                        .events()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><body/></html> | The document's root is \"html\", not score-partwise or score-timewise: give a MusicXML score.",
                "<score-partwise/> | The document has no part with music: export the score again.",
                "<score-partwise><part> | XML document structures must start and end within the same entity.",
                "<score-partwise></score-timewise> | must be terminated by the matching end-tag",
                "<score-partwise/><score-partwise/> | The markup in the document following the root element must be well-formed.",
                "hello | \"test\" does not begin as an XML document: give a MusicXML score."
            })
    void whatIsNoScoreIsUnreadable(String document, String message) {
        ScoreException refusal = refusal(document);
        assertEquals(Problem.UNREADABLE, refusal.problem());
        assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
    }

    private static String manyParts() {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 257; i++) {
            parts.append("<part id='P").append(i).append("'><measure/></part>");
        }
        return parts.toString();
    }

    private static void assertTooMany(String message, String content) {
        ScoreException refusal = refusal("<score-partwise>" + content + "</score-partwise>");
        assertEquals(Problem.TOO_LARGE, refusal.problem());
        assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
    }

    private static void refused(Problem problem, String message, String document) {
        ScoreException refusal = refusal(document);
        assertEquals(message, refusal.getMessage());
        assertEquals(problem, refusal.problem());
    }

    private static ScoreException refusal(String document) {
        return assertThrows(ScoreException.class, () -> Xml.read(document));
    }
}
