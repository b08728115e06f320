package io.ripieno.music.musicxml;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreReader;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;

/**
 * Reads MusicXML 1.0 to 4.0, {@code score-partwise} and {@code score-timewise}, plain or compressed (.mxl), told apart by
 * content. A document type is passed over, an entity refused; lines and columns of a compressed score are those of the
 * document within.
 *
 * <p>Looks (clefs, beams, layout, lyrics, frames) are not read. Source: W3C MusicXML 4.0.
 */
public final class MusicXmlReader implements ScoreReader {
    @Override
    public Tune.Read read(ScoreSource source, ScoreLimits limits) throws ScoreException {
        limits.checkBytes(Place.WHOLE, source.bytes().length);
        Notices notices = new Notices();
        byte[] document = MxlArchive.isArchive(source.bytes())
                ? MxlContainer.score(MxlArchive.documents(source.bytes(), limits), limits, notices)
                : source.bytes();
        XmlText text = XmlText.of(document);
        if (!text.looksLikeXml()) {
            throw new ScoreException(
                    Problem.UNREADABLE,
                    Place.WHOLE,
                    "\"" + source.name() + "\" does not begin as an XML document: give a MusicXML score.");
        }
        Score score = new DocumentReader(new Reading(limits, notices)).read(text);
        return new Tune.Read(Place.WHOLE, score, notices.all());
    }
}
