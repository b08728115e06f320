package io.ripieno.models.data.variety;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.music.score.Key;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What variety is judged by in one piece.
 *
 * @param digest of programs, keys, and times to the millisecond: equal for pieces that sound alike
 * @param tempo in quarter notes a minute, the mean
 * @param key such as {@code D dorian}
 * @param classes of the tagger that play, none twice
 * @param polyphony mean number of notes that sound together while any does
 * @param density notes a second
 */
public record PieceFigures(
        String digest,
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
    private static final int BYTES_A_NOTE = 24;

    public static PieceFigures of(Arrangement piece) {
        List<TrackNote> notes =
                piece.tracks().stream().flatMap(track -> track.notes().stream()).toList();
        Set<Instrument> classes = EnumSet.noneOf(Instrument.class);
        piece.tracks().stream()
                .map(track -> track.player().instrument())
                .filter(Objects::nonNull)
                .forEach(classes::add);
        return new PieceFigures(
                digest(piece),
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

    private static String key(Key key) {
        return key.tonic().toString().replace('-', 'b')
                + " "
                + key.mode().name().toLowerCase(Locale.ROOT);
    }

    private static String digest(Arrangement piece) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Set<String> tracks = new TreeSet<>();
            for (Track track : piece.tracks()) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(4 + BYTES_A_NOTE * track.notes().size());
                bytes.putInt(track.isUnpitched() ? 128 + track.program() : track.program());
                for (TrackNote note : track.notes()) {
                    bytes.putInt(note.key())
                            .putInt(note.velocity())
                            .putLong(Math.round(1000 * note.start()))
                            .putLong(Math.round(1000 * note.seconds()));
                }
                tracks.add(HexFormat.of().formatHex(digest.digest(bytes.array())));
            }
            return HexFormat.of().formatHex(digest.digest(tracks.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
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
