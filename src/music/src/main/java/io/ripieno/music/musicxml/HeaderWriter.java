package io.ripieno.music.musicxml;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Unpitched;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes what stands before the music. */
final class HeaderWriter {
    private final XmlWriter xml;

    HeaderWriter(XmlWriter xml) {
        this.xml = xml;
    }

    void write(Metadata metadata, List<Part> parts, List<String> ids) throws IOException {
        SortedMap<String, String> other = new TreeMap<>(metadata.other());
        if (!metadata.title().isEmpty() || !metadata.number().isEmpty()) {
            xml.open("work");
            xml.optional("work-number", metadata.number());
            xml.optional("work-title", metadata.title());
            xml.close();
        }
        xml.optional("movement-number", taken(other, "movement-number"));
        xml.optional("movement-title", taken(other, "movement-title"));
        identification(metadata, other);
        xml.open("part-list");
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), ids.get(i));
        }
        xml.close();
    }

    private void identification(Metadata metadata, SortedMap<String, String> other) throws IOException {
        boolean none = metadata.composer().isEmpty()
                && metadata.lyricist().isEmpty()
                && metadata.source().isEmpty()
                && other.isEmpty();
        if (none) {
            return;
        }
        xml.open("identification");
        xml.optional("creator", metadata.composer(), "type", "composer");
        xml.optional("creator", metadata.lyricist(), "type", "lyricist");
        xml.optional("rights", taken(other, "rights"));
        String software = taken(other, "software");
        if (!software.isEmpty()) {
            xml.open("encoding");
            xml.leaf("software", software);
            xml.close();
        }
        xml.optional("source", metadata.source());
        if (!other.isEmpty()) {
            xml.open("miscellaneous");
            for (Map.Entry<String, String> field : other.entrySet()) {
                xml.leaf("miscellaneous-field", field.getValue(), "name", field.getKey());
            }
            xml.close();
        }
        xml.close();
    }

    private static String taken(SortedMap<String, String> other, String key) {
        String value = other.remove(key);
        return value == null ? "" : value;
    }

    private void part(Part part, String id) throws IOException {
        SortedSet<Integer> drums = new TreeSet<>();
        part.events().forEach(event -> {
            if (event instanceof Unpitched stroke && stroke.key() != Unpitched.UNKNOWN_KEY) {
                drums.add(stroke.key());
            }
        });
        xml.open("score-part", "id", id);
        xml.leaf("part-name", part.name());
        boolean known = !part.instrument().equals(Instrument.UNKNOWN);
        if (known) {
            instrument(id + "-I1", part.name());
        }
        for (int drum : drums) {
            instrument(NoteWriter.drum(id, drum), "Drum " + drum);
        }
        if (known) {
            midi(id + "-I1", part.instrument(), Unpitched.UNKNOWN_KEY);
        }
        for (int drum : drums) {
            midi(NoteWriter.drum(id, drum), new Instrument(-1, part.instrument().channel()), drum);
        }
        xml.close();
    }

    private void instrument(String id, String name) throws IOException {
        xml.open("score-instrument", "id", id);
        xml.leaf("instrument-name", name);
        xml.close();
    }

    private void midi(String id, Instrument instrument, int drum) throws IOException {
        xml.open("midi-instrument", "id", id);
        if (instrument.channel() > 0) {
            xml.leaf("midi-channel", instrument.channel());
        }
        if (instrument.program() >= 0) {
            xml.leaf("midi-program", instrument.program() + 1);
        }
        if (drum != Unpitched.UNKNOWN_KEY) {
            xml.leaf("midi-unpitched", drum + 1);
        }
        xml.close();
    }
}
