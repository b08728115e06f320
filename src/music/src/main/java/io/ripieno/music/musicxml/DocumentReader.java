package io.ripieno.music.musicxml;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.RationalOverflowException;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one document, part by part or measure by measure, holding no more of it than a measure at a time. */
final class DocumentReader {
    /** What is about looks and words, and may be long. */
    private static final Set<String> UNREAD = Set.of(
            "beam",
            "lyric",
            "print",
            "stem",
            "notehead",
            "notehead-text",
            "play",
            "listen",
            "frame",
            "figured-bass",
            "articulations",
            "ornaments",
            "technical",
            "dynamics",
            "slur",
            "clef",
            "staff-details",
            "credit",
            "defaults",
            "part-group",
            "part-name-display",
            "part-abbreviation-display",
            "virtual-instrument");

    private final Reading reading;
    private final HeaderReader header;
    private final Map<String, PartReader> parts = new LinkedHashMap<>();

    DocumentReader(Reading reading) {
        this.reading = reading;
        this.header = new HeaderReader(reading);
    }

    Score read(XmlText text) throws ScoreException {
        if (text.doubt() != null) {
            reading.notices().add(Place.WHOLE, text.doubt());
        }
        try (XmlScanner xml = new XmlScanner(text.open(), reading.limits())) {
            String root = xml.nextChild();
            if (!"score-partwise".equals(root) && !"score-timewise".equals(root)) {
                throw noScore(xml, root);
            }
            for (@Nullable String child = xml.nextChild(); child != null; child = xml.nextChild()) {
                switch (child) {
                    case "part" -> part(xml);
                    case "measure" -> measure(xml);
                    default -> header.read(xml.subtree(UNREAD));
                }
            }
            xml.finish();
        }
        List<PartReader> inOrder = new ArrayList<>();
        for (PartHeader announced : header.parts().values()) {
            PartReader part = parts.remove(announced.id());
            if (part == null) {
                reading.notices().add(Place.WHOLE, "A part of the part list has no music: left out");
            } else {
                inOrder.add(part);
            }
        }
        inOrder.addAll(parts.values());
        if (inOrder.isEmpty()) {
            throw new ScoreException(
                    Problem.UNREADABLE, Place.WHOLE, "The document has no part with music: export the score again.");
        }
        try {
            return new ScoreAssembler(inOrder, reading).score(header.metadata());
        } catch (RationalOverflowException e) {
            throw new ScoreException(Problem.UNREADABLE, Place.WHOLE, String.valueOf(e.getMessage()), e);
        }
    }

    private void part(XmlScanner xml) throws ScoreException {
        PartReader part = of(xml.tag());
        for (@Nullable String child = xml.nextChild(); child != null; child = xml.nextChild()) {
            if (child.equals("measure")) {
                XmlElement measure = xml.subtree(UNREAD);
                part.measure(measure, measure.children());
            } else {
                xml.skip();
            }
        }
    }

    private void measure(XmlScanner xml) throws ScoreException {
        XmlElement tag = xml.tag();
        for (@Nullable String child = xml.nextChild(); child != null; child = xml.nextChild()) {
            if (child.equals("part")) {
                PartReader part = of(xml.tag());
                part.measure(tag, xml.subtree(UNREAD).children());
            } else {
                xml.skip();
            }
        }
    }

    private PartReader of(XmlElement tag) throws ScoreException {
        String id = tag.attribute("id");
        PartReader known = parts.get(id);
        if (known != null) {
            return known;
        }
        reading.limits().checkParts(tag.place(), parts.size() + 1L);
        PartHeader announced = header.parts().get(id);
        if (announced == null) {
            reading.notices().add(tag, "A part is not in the part list: read without a name");
            announced = PartHeader.unannounced(id);
        }
        PartReader part = new PartReader(announced, reading);
        parts.put(id, part);
        return part;
    }

    private static ScoreException noScore(XmlScanner xml, @Nullable String root) {
        return new ScoreException(
                root != null && root.equals("opus") ? Problem.UNSUPPORTED : Problem.UNREADABLE,
                root == null ? Place.WHOLE : xml.tag().place(),
                "The document's root is \"" + root
                        + "\", not score-partwise or score-timewise: give a MusicXML score.");
    }
}
