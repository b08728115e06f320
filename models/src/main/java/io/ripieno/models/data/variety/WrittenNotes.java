package io.ripieno.models.data.variety;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is written of a piece, without its key, tempo, instruments and performance. */
final class WrittenNotes {
    private static final int RUN = 5;
    private static final int PARTS_OF_A_QUARTER = 48;
    private static final Comparator<TrackNote> ORDER =
            Comparator.comparingLong((TrackNote note) -> parts(note.from())).thenComparingInt(TrackNote::key);

    private WrittenNotes() {}

    /** Of beats, lengths, and keys above the tonic, track by track in whatever order. */
    static String digest(Arrangement piece) {
        int tonic = piece.key().tonic().pitchClass();
        int lowest = piece.tracks().stream()
                .filter(track -> !track.isUnpitched())
                .flatMap(track -> track.notes().stream())
                .mapToInt(TrackNote::key)
                .min()
                .orElse(tonic);
        int zero = tonic + 12 * Math.floorDiv(lowest - tonic, 12);
        String tracks = piece.tracks().stream()
                .map(track -> written(track, track.isUnpitched() ? 0 : zero))
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(tracks.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static String written(Track track, int zero) {
        return track.notes().stream()
                .sorted(ORDER)
                .map(note -> String.format(
                        Locale.ROOT, "%d %d %d", parts(note.from()), parts(note.quarters()), note.key() - zero))
                .collect(Collectors.joining(",", track.isUnpitched() ? "drums " : "", ""));
    }

    /** Hashes of all runs of five notes of each pitched track: the steps between them in pitch and in time. */
    static Set<Integer> runs(Arrangement piece) {
        Set<Integer> runs = new HashSet<>();
        for (Track track : piece.tracks()) {
            List<TrackNote> notes = track.notes().stream().sorted(ORDER).toList();
            for (int first = 0; !track.isUnpitched() && first + RUN <= notes.size(); first++) {
                int hash = 0;
                for (int i = first + 1; i < first + RUN; i++) {
                    TrackNote before = notes.get(i - 1);
                    TrackNote note = notes.get(i);
                    hash = 31 * hash + note.key() - before.key();
                    hash = 9973 * hash + Long.hashCode(parts(note.from()) - parts(before.from()));
                }
                runs.add(hash);
            }
        }
        return Set.copyOf(runs);
    }

    private static long parts(double quarters) {
        return Math.round(quarters * PARTS_OF_A_QUARTER);
    }
}
