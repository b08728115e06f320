package io.ripieno.music.musicxml;

import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.nio.charset.StandardCharsets;

/** Small documents. */
final class Xml {
    static final String FOUR_FOUR =
            "<attributes><divisions>4</divisions><key><fifths>0</fifths><mode>major</mode></key>"
                    + "<time><beats>4</beats><beat-type>4</beat-type></time></attributes>";

    private Xml() {}

    /** A score of one part, P1, of the given measures. */
    static String score(String... measures) {
        return partwise(part("P1", measures));
    }

    static String partwise(String... parts) {
        StringBuilder list = new StringBuilder();
        for (int i = 1; i <= parts.length; i++) {
            list.append("<score-part id='P")
                    .append(i)
                    .append("'><part-name>Part ")
                    .append(i)
                    .append("</part-name></score-part>");
        }
        return "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE score-partwise PUBLIC '-//Recordare//DTD MusicXML 4.0"
                + " Partwise//EN' 'http://www.musicxml.org/dtds/partwise.dtd'>\n<score-partwise version='4.0'><part-list>"
                + list + "</part-list>" + String.join("", parts) + "</score-partwise>";
    }

    static String part(String id, String... measures) {
        StringBuilder part = new StringBuilder("<part id='" + id + "'>");
        for (int i = 1; i <= measures.length; i++) {
            part.append("\n<measure number='")
                    .append(i)
                    .append("'>")
                    .append(measures[i - 1])
                    .append("</measure>");
        }
        return part.append("</part>").toString();
    }

    /** A note such as {@code C4} of so many divisions; what else it has follows its duration. */
    static String note(String pitch, int duration, String... more) {
        return "<note>" + pitch(pitch) + "<duration>" + duration + "</duration>" + String.join("", more) + "</note>";
    }

    static String chordNote(String pitch, int duration) {
        return "<note><chord/>" + pitch(pitch) + "<duration>" + duration + "</duration></note>";
    }

    static String rest(int duration) {
        return "<note><rest/><duration>" + duration + "</duration></note>";
    }

    static String pitch(String name) {
        return "<pitch><step>" + name.charAt(0) + "</step><octave>" + name.substring(1) + "</octave></pitch>";
    }

    static Tune.Read read(String document) throws ScoreException {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    static Tune.Read read(byte[] bytes) throws ScoreException {
        return new MusicXmlReader().read(new ScoreSource("test", bytes), ScoreLimits.DEFAULT);
    }
}
