package io.ripieno.music.musicxml;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreLimits.XmlLimits;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document forward and gives out subtrees. A document type is skipped unread, a reference to any entity but the
 * five of XML is refused, and nesting, attributes, text and the size of a subtree are bounded.
 */
final class XmlScanner implements AutoCloseable {
    private static final String JDK_LIMIT = "JAXP0001";

    private final XMLStreamReader xml;
    private final int maxDepth;
    private final XmlLimits limits;
    private int depth;

    XmlScanner(Reader characters, ScoreLimits limits) throws ScoreException {
        this.maxDepth = limits.maxDepth();
        this.limits = limits.xml();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(
                "http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit",
                "" + limits.xml().maxAttributes());
        try {
            xml = factory.createXMLStreamReader(characters);
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    /** Moves to the next start tag below the current element; null at its end tag. */
    @Nullable
    String nextChild() throws ScoreException {
        while (true) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return xml.getLocalName();
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return null;
                }
                default -> {}
            }
        }
    }

    /** Reads to the end of the document, so that what follows the score is well-formed too. */
    void finish() throws ScoreException {
        while (step() != XMLStreamConstants.END_DOCUMENT) {}
    }

    /** The element at whose start tag the scanner stands, without what it holds. */
    XmlElement tag() {
        return new XmlElement(xml.getLocalName(), attributes(), "", List.of(), line(), column());
    }

    /** Passes over the element at whose start tag the scanner stands. */
    void skip() throws ScoreException {
        int outside = depth - 1;
        while (depth > outside) {
            step();
        }
    }

    /** The element at whose start tag the scanner stands; children of the given names are left out. */
    XmlElement subtree(Set<String> unread) throws ScoreException {
        List<Open> path = new ArrayList<>();
        path.add(new Open(tag()));
        int nodes = 1 + xml.getAttributeCount();
        while (true) {
            Open top = path.get(path.size() - 1);
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (unread.contains(xml.getLocalName())) {
                        skip();
                    } else {
                        nodes += 1 + xml.getAttributeCount();
                        if (nodes > limits.maxNodes()) {
                            throw tooMuch("Element " + path.get(0).tag.name() + " holds more than " + limits.maxNodes()
                                    + " elements and attributes");
                        }
                        path.add(new Open(tag()));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> top.append(this);
                case XMLStreamConstants.END_ELEMENT -> {
                    path.remove(path.size() - 1);
                    if (path.isEmpty()) {
                        return top.close();
                    }
                    path.get(path.size() - 1).children.add(top.close());
                }
                default -> {}
            }
        }
    }

    private int step() throws ScoreException {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > maxDepth) {
                throw tooMuch("Elements are nested more than " + maxDepth + " deep");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw entity(xml.getLocalName());
            }
            return event;
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("closing a document in memory failed", e);
        }
    }

    private Map<String, String> attributes() {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private ScoreException notWellFormed(XMLStreamException e) {
        Location at = e.getLocation();
        Place place = at == null ? Place.WHOLE : place(at);
        String reason = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
        return reason.contains(JDK_LIMIT)
                ? new ScoreException(
                        Problem.TOO_LARGE,
                        place,
                        "An element goes over a limit of the XML parser. " + damaged(reason),
                        e)
                : new ScoreException(
                        Problem.UNREADABLE,
                        place,
                        "The document is not well-formed XML (" + reason + "): repair it, or export the score again.",
                        e);
    }

    private ScoreException entity(String name) {
        return new ScoreException(
                Problem.UNSUPPORTED,
                here(),
                "The document refers to an entity, &" + name
                        + ";, which is never expanded: write out what it stands for.");
    }

    private ScoreException tooMuch(String what) {
        return new ScoreException(Problem.TOO_LARGE, here(), what + ". " + damaged(""));
    }

    private static String damaged(String reason) {
        return "Maybe the file is damaged: export the score again." + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private Place here() {
        return place(xml.getLocation());
    }

    private static Place place(Location at) {
        return new Place.Line(Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private int column() {
        return Math.max(1, xml.getLocation().getColumnNumber());
    }

    private static final class Open {
        private final XmlElement tag;
        private final List<XmlElement> children = new ArrayList<>(0);
        private final StringBuilder text = new StringBuilder(0);

        Open(XmlElement tag) {
            this.tag = tag;
        }

        void append(XmlScanner scanner) throws ScoreException {
            if (text.length() + scanner.xml.getTextLength() > scanner.limits.maxText()) {
                throw scanner.tooMuch(
                        "The text of " + tag.name() + " is longer than " + scanner.limits.maxText() + " characters");
            }
            text.append(scanner.xml.getTextCharacters(), scanner.xml.getTextStart(), scanner.xml.getTextLength());
        }

        XmlElement close() {
            return new XmlElement(
                    tag.name(),
                    tag.attributes(),
                    text.toString().strip(),
                    children.isEmpty() ? List.of() : children,
                    tag.line(),
                    tag.column());
        }
    }
}
