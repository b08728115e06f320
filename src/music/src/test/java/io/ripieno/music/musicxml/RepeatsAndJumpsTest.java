package io.ripieno.music.musicxml;

import static io.ripieno.music.musicxml.Xml.FOUR_FOUR;
import static io.ripieno.music.musicxml.Xml.note;
import static io.ripieno.music.musicxml.Xml.read;
import static io.ripieno.music.musicxml.Xml.rest;
import static io.ripieno.music.musicxml.Xml.score;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Unfolding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which measures carry which signs, and that they are played in the right order. */
class RepeatsAndJumpsTest {
    private static final String FULL = note("C4", 16);
    private static final String FORWARD = "<barline location='left'><repeat direction='forward'/></barline>";
    private static final String BACKWARD = "<barline location='right'><repeat direction='backward'/></barline>";

    @Test
    void aBracketCoversEveryMeasureUnderIt() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + FORWARD + FULL,
                        ending("left", "1, 2", "start") + FULL,
                        FULL
                                + "<barline><ending number='1, 2' type='stop'/><repeat direction='backward' times='3'/></barline>",
                        ending("left", "3", "start") + FULL + ending("right", "3", "discontinue"),
                        FULL))
                .score();
        assertEquals(
                List.of(Set.of(), Set.of(1, 2), Set.of(1, 2), Set.of(3), Set.of()),
                score.measures().stream()
                        .map(measure -> measure.barlines().endings())
                        .toList());
        assertEquals(3, score.measures().get(2).barlines().endRepeat());
        assertEquals("1 2 3 1 2 3 1 4 5", played(score));
    }

    @Test
    void aBracketThatNothingClosesHasOneMeasure() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + FULL,
                        ending("left", "1", "start") + FULL + BACKWARD,
                        ending("left", "2", "start") + FULL,
                        FULL))
                .score();
        assertEquals(
                List.of(Set.of(), Set.of(1), Set.of(2), Set.of()),
                score.measures().stream()
                        .map(measure -> measure.barlines().endings())
                        .toList());
    }

    @Test
    void aRepeatInsideAMeasureSplitsIt() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + FULL,
                        rest(8) + "<barline location='middle'><repeat direction='backward'/></barline>"
                                + note("D4", 8)))
                .score();
        assertEquals(
                "[4, 2, 2]",
                score.measures().stream()
                        .map(measure -> measure.length())
                        .toList()
                        .toString());
        assertEquals(2, score.measures().get(1).barlines().endRepeat());
        assertTrue(score.measures().get(2).implicit());
        assertEquals("1 2 1 2 2", played(score));
    }

    @Test
    void aRepeatAtTheWrongSideOfABarLineBelongsToTheOtherMeasure() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + FULL + "<barline location='right'><repeat direction='forward'/></barline>",
                        FULL,
                        "<barline location='left'><repeat direction='backward'/></barline>" + FULL))
                .score();
        assertTrue(score.measures().get(1).barlines().startRepeat());
        assertEquals("1 2 2 3", played(score));
    }

    @Test
    void statedJumpsWinOverWords() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + FULL,
                        "<direction><direction-type><words>Fine</words></direction-type></direction>" + FULL,
                        FULL + direction("<words>Fine</words>", "fine='yes'"),
                        FULL + direction("<words>D.C. al Fine</words>", "dacapo='yes'")))
                .score();
        assertEquals(List.of(Set.of(), Set.of(), Set.of(Mark.FINE), Set.of(Mark.DA_CAPO)), marks(score));
        assertEquals("1 2 3 4 1 2 3", played(score));
    }

    @Test
    void wordsAndSignsAloneAreUnderstood() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + FULL,
                        direction("<segno/>") + FULL,
                        FULL + direction("<coda/>"),
                        direction("<segno/>") + FULL + direction("<words>D.S. al Coda</words>"),
                        direction("<coda/>") + FULL))
                .score();
        assertEquals(
                List.of(Set.of(), Set.of(Mark.SEGNO), Set.of(Mark.TO_CODA), Set.of(Mark.DAL_SEGNO), Set.of(Mark.CODA)),
                marks(score));
        assertEquals("1 2 3 4 2 3 5", played(score));
    }

    @Test
    void barLinesKeepTheirStyle() throws ScoreException {
        Score score = read(score(
                        FOUR_FOUR + FULL + "<barline><bar-style>light-light</bar-style></barline>",
                        FULL + "<barline><bar-style>light-heavy</bar-style></barline>"))
                .score();
        assertEquals(
                List.of(Barlines.Style.DOUBLE, Barlines.Style.FINAL),
                score.measures().stream()
                        .map(measure -> measure.barlines().style())
                        .toList());
    }

    private static String direction(String type, String... sound) {
        return "<direction><direction-type>" + type + "</direction-type>"
                + (sound.length == 0 ? "" : "<sound " + sound[0] + "/>") + "</direction>";
    }

    private static String ending(String location, String number, String type) {
        return "<barline location='" + location + "'><ending number='" + number + "' type='" + type + "'/></barline>";
    }

    private static List<Set<Mark>> marks(Score score) {
        return score.measures().stream()
                .map(measure -> measure.barlines().marks())
                .toList();
    }

    private static String played(Score score) throws ScoreException {
        return Unfolding.order(score, ScoreLimits.DEFAULT).stream()
                .map(index -> score.measures().get(index).label())
                .collect(Collectors.joining(" "));
    }
}
