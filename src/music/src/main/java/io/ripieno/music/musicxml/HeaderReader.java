package io.ripieno.music.musicxml;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.ScoreException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what stands before the music: titles, people, source, and the list of parts. */
final class HeaderReader {
    /** Characters that several values of one key may have together. */
    private static final int LONGEST = 4096;

    private final Reading reading;
    private final Map<String, PartHeader> parts = new LinkedHashMap<>();
    private final SortedMap<String, String> other = new TreeMap<>();
    private String workTitle = "";
    private String movementTitle = "";
    private String number = "";
    private String composer = "";
    private String lyricist = "";
    private String source = "";

    HeaderReader(Reading reading) {
        this.reading = reading;
    }

    void read(XmlElement element) throws ScoreException {
        switch (element.name()) {
            case "work" -> {
                workTitle = element.textOf("work-title");
                number = element.textOf("work-number");
            }
            case "movement-title" -> movementTitle = element.text();
            case "movement-number" -> keep("movement-number", element.text());
            case "identification" -> identification(element);
            case "part-list" -> {
                for (XmlElement part : element.children("score-part")) {
                    add(part);
                }
            }
            default -> {}
        }
    }

    Map<String, PartHeader> parts() {
        return parts;
    }

    Metadata metadata() {
        if (!workTitle.isEmpty() && !movementTitle.isEmpty() && !movementTitle.equals(workTitle)) {
            keep("movement-title", movementTitle);
        }
        String title = workTitle.isEmpty() ? movementTitle : workTitle;
        return new Metadata(title, composer, lyricist, source, number, other);
    }

    private void identification(XmlElement identification) {
        for (XmlElement creator : identification.children("creator")) {
            switch (creator.attribute("type")) {
                case "composer" -> composer = joined(composer, creator.text());
                case "lyricist", "poet" -> lyricist = joined(lyricist, creator.text());
                case "" -> keep("creator", creator.text());
                default -> keep(creator.attribute("type"), creator.text());
            }
        }
        identification.children("rights").forEach(rights -> keep("rights", rights.text()));
        source = identification.textOf("source");
        for (XmlElement encoding : identification.children("encoding")) {
            keep("software", encoding.textOf("software"));
            keep("encoding-date", encoding.textOf("encoding-date"));
        }
        for (XmlElement miscellaneous : identification.children("miscellaneous")) {
            miscellaneous.children("miscellaneous-field").forEach(field -> keep(field.attribute("name"), field.text()));
        }
    }

    private void keep(String key, String value) {
        if (!key.isEmpty() && !value.isEmpty()) {
            other.merge(key, value, HeaderReader::joined);
        }
    }

    private static String joined(String before, String more) {
        if (before.isEmpty() || before.equals(more)) {
            return more;
        }
        return before.length() + more.length() > LONGEST ? before : before + "; " + more;
    }

    private void add(XmlElement part) throws ScoreException {
        reading.limits().checkParts(part.place(), parts.size() + 1L);
        String id = part.attribute("id");
        Map<String, Integer> keys = new HashMap<>();
        int program = -1;
        int channel = 0;
        for (XmlElement midi : part.children("midi-instrument")) {
            int key = Reading.integer(midi.textOf("midi-unpitched"), 1, 128, 0);
            if (key > 0) {
                keys.put(midi.attribute("id"), key - 1);
            }
            if (program < 0) {
                program = Reading.integer(midi.textOf("midi-program"), 1, 128, 0) - 1;
            }
            if (channel == 0) {
                channel = Reading.integer(midi.textOf("midi-channel"), 1, 16, 0);
            }
        }
        PartHeader header = new PartHeader(id, part.textOf("part-name"), new Instrument(program, channel), keys);
        if (parts.putIfAbsent(id, header) != null) {
            reading.notices().add(part, "The part list has a part twice: the first is kept");
        }
    }
}
