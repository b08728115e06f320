package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Beat;
import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.ChordSpan;
import io.ripieno.models.data.arrange.Origin;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Quality;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.TempoCurve;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.music.corpus.Fingerprint;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import java.util.ArrayList;
import java.util.List;

/** Eight seconds at 120 quarter notes a minute: who plays when is known. */
public final class HandMadePiece {
    public static final double SECONDS = 8;

    private HandMadePiece() {}

    /** A flute from 1 s to 3 s, a cello throughout, drums from 5 s. */
    public static Arrangement trio() {
        return of(List.of(
                track(Player.FLUTE, Role.MELODY, 73, 1, 3, 72),
                track(Player.CELLO, Role.BASS, 42, 0, SECONDS, 48),
                track(Player.DRUMS, Role.DRUMS, 0, 5, SECONDS, 38)));
    }

    public static Arrangement of(List<Track> tracks) {
        List<Beat> beats = new ArrayList<>();
        for (int beat = 0; beat < 2 * SECONDS; beat++) {
            beats.add(new Beat(beat, beat / 2.0, beat / 4, 1 + beat % 4));
        }
        return new Arrangement(
                1,
                new Origin("hand#1", "By hand", new Fingerprint("00", "00")),
                "trio",
                "straight",
                Key.C_MAJOR,
                Metre.FOUR_FOUR,
                TempoCurve.steady(120),
                SECONDS,
                List.of(new Section(Section.Kind.THEME, 0, 16, 0, SECONDS, List.of(0))),
                List.of(
                        new ChordSpan(0, 8, 0, 4, Chord.of(0, Quality.MAJOR)),
                        new ChordSpan(8, 16, 4, SECONDS, Chord.of(7, Quality.DOMINANT))),
                beats,
                tracks);
    }

    /** Quavers, each of 0.25 s. */
    public static Track track(Player player, Role role, int program, double from, double to, int key) {
        List<TrackNote> notes = new ArrayList<>();
        for (double at = from; at < to; at += 0.25) {
            notes.add(new TrackNote(2 * at, 0.5, at, 0.22, key, 100));
        }
        return new Track(player.label(), player, role, program, notes, List.of());
    }
}
