package io.ripieno.music.corpus;

import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a melody has in common with its copies. Two scores have the same fingerprint if the top lines of their first parts
 * agree in intervals and in the proportions of the times from note to note: whatever the key, the metre and bar lines, the
 * note values, rests, grace notes, chords, spelling and words.
 *
 * @param whole of the melody, repeats played out and then passages left out that repeat what stands right before them, so
 *     that it is the same whether a repeat is a sign, written out or left out
 * @param opening of the first twenty notes of that; variants of a tune often share it, and the same melody always does
 */
public record Fingerprint(String whole, String opening) {
    private static final int OPENING = 20;
    private static final int SHORTEST_REPEAT = 12;
    private static final int LONGEST_REPEAT = 400;

    /** A note relative to the first: semitones, and time to the next one. */
    private record Move(int semitones, Rational time) {}

    /** The fingerprint of a score; that of no notes at all is the same for all. */
    public static Fingerprint of(Score score) {
        List<Move> moves = withoutRepeats(moves(topLine(played(score))));
        return new Fingerprint(hash(moves), hash(moves.subList(0, Math.min(OPENING, moves.size()))));
    }

    private static Score played(Score score) {
        try {
            return AsPlayed.of(score, ScoreLimits.DEFAULT);
        } catch (ScoreException e) {
            return score;
        }
    }

    /** The highest of the notes that begin together in the first part with notes. */
    private static List<Note> topLine(Score score) {
        List<Note> line = new ArrayList<>();
        List<Note> notes = score.parts().stream()
                .map(Part::soundingNotes)
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse(List.of());
        for (Note note : notes) {
            int last = line.size() - 1;
            if (last < 0 || note.onset().isAfter(line.get(last).onset())) {
                line.add(note);
            } else if (note.midi() > line.get(last).midi()) {
                line.set(last, note);
            }
        }
        return line;
    }

    private static List<Move> moves(List<Note> line) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            Note note = line.get(i);
            Rational time = i + 1 < line.size() ? line.get(i + 1).onset().minus(note.onset()) : note.duration();
            moves.add(new Move(note.midi() - line.get(0).midi(), time));
        }
        return moves;
    }

    /** Leaves out each passage of 12 to 400 notes that follows its like, the shortest first. */
    private static List<Move> withoutRepeats(List<Move> moves) {
        List<Move> kept = new ArrayList<>();
        for (Move move : moves) {
            kept.add(move);
            int size = kept.size();
            for (int length = SHORTEST_REPEAT; length <= Math.min(LONGEST_REPEAT, size / 2); length++) {
                if (kept.get(size - 1).semitones()
                                == kept.get(size - 1 - length).semitones()
                        && isRepeat(kept, length)) {
                    kept.subList(size - length, size).clear();
                    break;
                }
            }
        }
        return kept;
    }

    /** Compares all but the time of the last note, which depends on what follows. */
    private static boolean isRepeat(List<Move> moves, int length) {
        int size = moves.size();
        for (int i = 1; i <= length; i++) {
            Move one = moves.get(size - i);
            Move other = moves.get(size - i - length);
            if (one.semitones() != other.semitones() || i > 1 && !one.time().equals(other.time())) {
                return false;
            }
        }
        return true;
    }

    /** Of semitones and of times in terms of the first one; the last note's time is left out. */
    private static String hash(List<Move> moves) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < moves.size(); i++) {
            Rational time = i + 1 < moves.size()
                    ? moves.get(i).time().dividedBy(moves.get(0).time())
                    : Rational.ZERO;
            text.append(moves.get(i).semitones()).append(' ').append(time).append(';');
        }
        return HexFormat.of().formatHex(sha256(text.toString()), 0, 12);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
