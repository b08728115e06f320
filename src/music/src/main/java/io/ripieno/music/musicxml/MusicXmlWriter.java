package io.ripieno.music.musicxml;

import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code score-partwise} documents of MusicXML 4.0 in UTF-8. Divisions of a quarter note are a multiple of 12;
 * chord symbols, tempos and jumps stand in the first part. A note that crosses a bar line is cut and tied, and a duration
 * without a notation gets the simplest there is. Reading back what was written on a notated grid gives the same score.
 *
 * <p>Source: W3C MusicXML 4.0.
 */
public final class MusicXmlWriter implements ScoreWriter {
    @Override
    public List<Notice> write(Score score, OutputStream out) throws IOException {
        check(score);
        Notices notices = new Notices();
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        XmlWriter xml = new XmlWriter(text);
        List<String> ids = ids(score, notices);
        xml.declaration();
        text.append("<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 4.0 Partwise//EN\""
                + " \"http://www.musicxml.org/dtds/partwise.dtd\">\n");
        xml.open("score-partwise", "version", "4.0");
        new HeaderWriter(xml).write(score.metadata(), score.parts(), ids);
        for (int i = 0; i < score.parts().size(); i++) {
            BarredEvents barred = BarredEvents.of(score.parts().get(i), score);
            if (barred.cuts() > 0) {
                notices.add(
                        Place.WHOLE,
                        barred.cuts() + " notes and rests of part " + ids.get(i) + " were cut at bar lines");
            }
            new PartWriter(xml, score, score.parts().get(i), ids.get(i), i == 0, barred.measures()).write();
        }
        xml.close();
        text.flush();
        score.chords().stream()
                .filter(HarmonyWriter::losesText)
                .forEach(chord -> notices.add(
                        Place.WHOLE,
                        "The text of a chord symbol does not begin with its root and end with its bass: left out"));
        score.tempos().quartersPerMinute().changes().stream()
                .filter(change -> !DirectionWriter.isExact(change.value()))
                .forEach(change -> notices.add(Place.WHOLE, "A tempo is rounded to 12 digits"));
        return notices.all();
    }

    private static void check(Score score) throws ScoreException {
        if (score.parts().isEmpty() || score.measures().isEmpty()) {
            throw new ScoreException(
                    Problem.NOT_WRITABLE,
                    Place.WHOLE,
                    "The score has " + score.parts().size() + " parts and "
                            + score.measures().size()
                            + " measures, and MusicXML needs one of each: write a score with music.");
        }
    }

    /** The parts' ids where they are XML names and differ, others in their stead. */
    private static List<String> ids(Score score, Notices notices) {
        List<String> ids = new ArrayList<>();
        for (Part part : score.parts()) {
            boolean fits = part.id().matches("[A-Za-z_][A-Za-z0-9_.-]*") && !ids.contains(part.id());
            if (!fits) {
                notices.add(
                        Place.WHOLE,
                        "The id \"" + part.id() + "\" of a part is no XML id or comes twice: another is given");
            }
            ids.add(fits ? part.id() : "part-" + (ids.size() + 1));
        }
        return ids;
    }
}
