package io.ripieno.music.musicxml;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes repeats, endings and bar lines. Measures in a row under the same endings share a bracket up to a repeat. */
final class BarlineWriter {
    private final XmlWriter xml;
    private final List<Measure> measures;

    BarlineWriter(XmlWriter xml, List<Measure> measures) {
        this.xml = xml;
        this.measures = measures;
    }

    void left(int index) throws IOException {
        Barlines line = line(index);
        boolean bracket = !line.endings().isEmpty() && !sharesBracket(index - 1);
        if (!bracket && !line.startRepeat()) {
            return;
        }
        xml.open("barline", "location", "left");
        if (line.startRepeat()) {
            xml.leaf("bar-style", "heavy-light");
        }
        if (bracket) {
            xml.empty("ending", "number", numbers(line), "type", "start");
        }
        if (line.startRepeat()) {
            xml.empty("repeat", "direction", "forward");
        }
        xml.close();
    }

    void right(int index) throws IOException {
        Barlines line = line(index);
        boolean bracket = !line.endings().isEmpty() && !sharesBracket(index);
        boolean repeat = line.endRepeat() > 0;
        if (!bracket && !repeat && line.style() == Barlines.Style.REGULAR) {
            return;
        }
        xml.open("barline", "location", "right");
        if (repeat || line.style() == Barlines.Style.FINAL) {
            xml.leaf("bar-style", "light-heavy");
        } else if (line.style() == Barlines.Style.DOUBLE) {
            xml.leaf("bar-style", "light-light");
        }
        if (bracket) {
            xml.empty("ending", "number", numbers(line), "type", repeat ? "stop" : "discontinue");
        }
        if (repeat && line.endRepeat() == 2) {
            xml.empty("repeat", "direction", "backward");
        } else if (repeat) {
            xml.empty("repeat", "direction", "backward", "times", Integer.toString(line.endRepeat()));
        }
        xml.close();
    }

    /** Whether a measure and the next are under one bracket. */
    private boolean sharesBracket(int index) {
        if (index < 0 || index + 1 >= measures.size()) {
            return false;
        }
        Set<Integer> endings = line(index).endings();
        return !endings.isEmpty()
                && endings.equals(line(index + 1).endings())
                && line(index).endRepeat() == 0;
    }

    private static String numbers(Barlines line) {
        return line.endings().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Barlines line(int index) {
        return measures.get(index).barlines();
    }
}
