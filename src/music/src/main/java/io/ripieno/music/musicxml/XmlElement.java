package io.ripieno.music.musicxml;

import io.ripieno.music.score.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small subtree of a document: a measure, a part of the header.
 *
 * @param name with its prefix, if it has one
 * @param text of this element alone, trimmed
 * @param line of its start tag, from 1
 * @param column of its start tag, from 1
 */
record XmlElement(
        String name, Map<String, String> attributes, String text, List<XmlElement> children, int line, int column) {

    Place place() {
        return new Place.Line(line, column);
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** The first child of that name. */
    @Nullable
    XmlElement child(String childName) {
        for (XmlElement child : children) {
            if (child.is(childName)) {
                return child;
            }
        }
        return null;
    }

    boolean has(String childName) {
        return child(childName) != null;
    }

    List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.is(childName)).toList();
    }

    /** The text of the first child of that name, empty if there is none. */
    String textOf(String childName) {
        XmlElement child = child(childName);
        return child == null ? "" : child.text();
    }

    /** The attribute, empty if it is absent. */
    String attribute(String attributeName) {
        return attributes.getOrDefault(attributeName, "").strip();
    }

    boolean says(String attributeName, String value) {
        return attribute(attributeName).equals(value);
    }
}
