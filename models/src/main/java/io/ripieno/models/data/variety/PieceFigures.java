package io.ripieno.models.data.variety;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.music.score.Key;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What variety is judged by in one piece.
 *
 * @param digest of what is written: equal for pieces that differ in key, tempo, instruments and performance only
 * @param runs of notes of pitched tracks, see {@link #likeness}
 * @param tempo in quarter notes a minute, the mean
 * @param key such as {@code D dorian}
 * @param classes of the tagger that play, none twice
 * @param polyphony mean number of notes that sound together while any does
 * @param density notes a second
 */
public record PieceFigures(
        String digest,
        Set<Integer> runs,
        String ensemble,
        String feel,
        String metre,
        String key,
        double tempo,
        double seconds,
        int tracks,
        Set<Instrument> classes,
        List<Player> players,
        double polyphony,
        double density) {
    public static PieceFigures of(Arrangement piece) {
        List<TrackNote> notes = piece.tracks().stream()
                .flatMap(track -> track.played().stream())
                .toList();
        Set<Instrument> classes = EnumSet.noneOf(Instrument.class);
        piece.tracks().stream()
                .map(track -> track.player().instrument())
                .filter(Objects::nonNull)
                .forEach(classes::add);
        return new PieceFigures(
                WrittenNotes.digest(piece),
                WrittenNotes.runs(piece),
                piece.ensemble(),
                piece.feel(),
                piece.metre().beats() + "/" + piece.metre().unit(),
                key(piece.key().simplified()),
                piece.tempo().meanTempo(),
                piece.seconds(),
                piece.tracks().size(),
                classes,
                piece.tracks().stream().map(Track::player).toList(),
                polyphony(notes),
                notes.size() / piece.seconds());
    }

    /**
     * How much of their pitched tracks two pieces share: runs of five notes that have the same intervals and the same beats
     * between them, those that both have over those that either has. 0 to 1.
     */
    public double likeness(PieceFigures other) {
        Set<Integer> fewer = runs.size() < other.runs.size() ? runs : other.runs;
        Set<Integer> more = fewer == runs ? other.runs : runs;
        long both = fewer.stream().filter(more::contains).count();
        return both == 0 ? 0 : (double) both / (runs.size() + other.runs.size() - both);
    }

    private static String key(Key key) {
        return key.tonic().toString().replace('-', 'b')
                + " "
                + key.mode().name().toLowerCase(Locale.ROOT);
    }

    /** All time that notes sound, over the time in which any does. */
    private static double polyphony(List<TrackNote> notes) {
        double sounding = 0;
        double covered = 0;
        double until = 0;
        TrackNote[] inOrder = notes.toArray(TrackNote[]::new);
        Arrays.sort(inOrder, (one, other) -> Double.compare(one.start(), other.start()));
        for (TrackNote note : inOrder) {
            sounding += note.seconds();
            covered += Math.max(0, note.end() - Math.max(until, note.start()));
            until = Math.max(until, note.end());
        }
        return covered == 0 ? 0 : sounding / covered;
    }
}
