package io.ripieno.music.abc;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.Step;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The accidentals in force while a line is written. One is written wherever readers could be in doubt: those who let an
 * accidental hold in all octaves, those who let it hold in its own, and those who let a tie carry it over a bar line.
 */
final class AccidentalMemory {
    private final Map<Step, Integer> everywhere = new EnumMap<>(Step.class);
    private final Map<Integer, Integer> onTheLine = new HashMap<>();
    private List<Pitch> held = List.of();

    void startBar() {
        forget();
    }

    /** Forgets what has been written, as a change of key makes readers do. */
    void forget() {
        everywhere.clear();
        onTheLine.clear();
    }

    /** Says which pitches are held over to what comes next. */
    void hold(List<Pitch> pitches) {
        held = pitches;
    }

    /** What to write before a note: {@code ^}, {@code =} and the like, or nothing. */
    String sign(Pitch pitch, Key key) throws ScoreException {
        int byKey = key.alter(pitch.step());
        int inBar = everywhere.getOrDefault(pitch.step(), byKey);
        int onLine = onTheLine.getOrDefault(pitch.diatonic(), byKey);
        int byTie = held.stream()
                .filter(other -> other.diatonic() == pitch.diatonic())
                .mapToInt(Pitch::alter)
                .findFirst()
                .orElse(inBar);
        if (inBar == pitch.alter() && onLine == pitch.alter() && byTie == pitch.alter()) {
            return "";
        }
        everywhere.put(pitch.step(), pitch.alter());
        onTheLine.put(pitch.diatonic(), pitch.alter());
        return switch (pitch.alter()) {
            case -2 -> "__";
            case -1 -> "_";
            case 0 -> "=";
            case 1 -> "^";
            case 2 -> "^^";
            default ->
                throw new ScoreException(
                        Problem.NOT_WRITABLE,
                        Place.WHOLE,
                        "The note " + pitch + " has more accidentals than ABC can write: simplify the score first.");
        };
    }
}
