package io.ripieno.music.musicxml;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Measured;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents near the limits, made to take much memory or time. */
class LargeXmlTest {
    private static final int BYTES = 31_000_000;
    /** Far above what writing takes, below what it would if each measure looked through all of the score. */
    private static final Duration HANG = Duration.ofSeconds(8);

    @Test
    void noDocumentTakesMoreMemoryThanIsGranted() {
        String filler = "x".repeat(BYTES);
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            attributes.append(" a").append(i).append("='v'");
        }
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("attributes", inMeasure(("<b" + attributes + "/>").repeat(60_000)));
        documents.put("elements", inMeasure("<b/>".repeat(249_000)));
        documents.put("texts", inMeasure(("<b>" + "x".repeat(60_000) + "</b>").repeat(500)));
        documents.put("one attribute", "<score-partwise><part id='" + filler + "'/></score-partwise>");
        documents.put("one comment", "<score-partwise><!--" + filler + "--></score-partwise>");
        documents.put("one CDATA section", "<score-partwise><work><![CDATA[" + filler + "]]></work></score-partwise>");
        Measured measured = new Measured("XML documents of up to 31 MB");
        documents.forEach((name, document) -> {
            byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
            measured.of(name, () -> isRead(bytes));
        });
        measured.report();
    }

    @Test
    void aMeasureIsWrittenWithoutLookingThroughAllKeysAndMeasures() {
        int many = 20_000;
        List<Measure> measures = IntStream.range(0, many)
                .mapToObj(i ->
                        Measure.of(i + 1, Rational.of(4L * i), Metre.FOUR_FOUR).with(Barlines.PLAIN))
                .toList();
        List<Timeline.Change<Key>> keys = IntStream.range(0, many)
                .mapToObj(i -> new Timeline.Change<>(Rational.of(4L * i + 2), new Key(i % 2, Mode.MAJOR)))
                .toList();
        Score score = new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "", List.of()), Part.of("P2", "", List.of())),
                measures,
                TempoMap.DEFAULT,
                Timeline.of(new Key(1, Mode.MAJOR), keys),
                List.of());
        assertTimeoutPreemptively(HANG, () -> new MusicXmlWriter().write(score, OutputStream.nullOutputStream()));
    }

    private static boolean isRead(byte[] document) {
        try {
            Xml.read(document);
            return true;
        } catch (ScoreException e) {
            return false;
        }
    }

    private static String inMeasure(String content) {
        return "<score-partwise><part><measure>" + content + "</measure></part></score-partwise>";
    }
}
