package io.ripieno.music.abc;

import io.ripieno.music.score.Note;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.Tune;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Short ABC texts for tests, and scores as words that can be compared. */
final class AbcText {
    private AbcText() {}

    /** Reads a body under {@code M:4/4}, {@code L:1/4} and {@code K:C}. */
    static Score body(String body) throws ScoreException {
        return tune("X:1\nM:4/4\nL:1/4\nK:C\n" + body);
    }

    static Score tune(String text) throws ScoreException {
        return read(text).score();
    }

    static Tune.Read read(String text) throws ScoreException {
        return new AbcReader().read(source(text), ScoreLimits.DEFAULT);
    }

    static List<Tune> tunes(String text) {
        return new AbcReader().tunes(source(text), ScoreLimits.DEFAULT).toList();
    }

    static ScoreSource source(String text) {
        return new ScoreSource("test.abc", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What sounds in the first part: {@code C4@0+1} is middle C at 0 for a quarter. */
    static String sounding(Score score) {
        return score.parts().get(0).soundingNotes().stream().map(AbcText::word).collect(Collectors.joining(" "));
    }

    /** Pitches of the first part as written, grace notes in parentheses. */
    static String pitches(Score score) {
        return score.parts().get(0).notes().stream()
                .map(note ->
                        note.isGrace() ? "(" + note.pitch() + ")" : note.pitch().toString())
                .collect(Collectors.joining(" "));
    }

    /** Durations of the first part's notes as written. */
    static String durations(Score score) {
        return score.parts().get(0).notes().stream()
                .filter(note -> !note.isGrace())
                .map(Sounding::duration)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private static String word(Note note) {
        return note.pitch() + "@" + note.onset() + "+" + note.duration();
    }
}
