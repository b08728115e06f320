package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.ChordSpan;
import io.ripieno.models.data.arrange.Origin;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.TempoCurve;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Composer;
import io.ripieno.models.data.phrase.Composition;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Phrase;
import io.ripieno.music.corpus.Fingerprint;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pieces without a tune: some instruments, each as likely as any other, play their own phrases over common chords from
 * beginning to end, in manners that suit each of them.
 */
public final class Improvisation {
    private static final int FEWEST = 4;
    private static final int MOST = 6;

    private Improvisation() {}

    /** Of four to six players, who are drawn too. */
    public static Arrangement of(PieceKey key, double seconds) {
        return of(key, List.of(), seconds);
    }

    /**
     * @param given who plays; drawn if empty
     * @param seconds how long
     */
    public static Arrangement of(PieceKey key, List<Player> given, double seconds) {
        Dice dice = new Dice(key.seed());
        Composition composition = Composition.of(dice.seed());
        List<Player> choice = new ArrayList<>(List.of(Player.values()));
        choice.removeIf(player -> player.instrument() == null);
        int size = given.isEmpty() ? dice.whole(FEWEST, MOST) : given.size();
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Player player = given.isEmpty() ? choice.remove(dice.whole(0, choice.size() - 1)) : given.get(i);
            String name = given.isEmpty() ? player.label() : player.label() + "-" + (i + 1);
            tracks.add(track(name, player, composition, dice.seed(), seconds));
        }
        List<Integer> all = IntStream.range(0, size).boxed().toList();
        double quarters = seconds * composition.tempo() / 60;
        return new Arrangement(
                key.seed(),
                new Origin(key.tune(), key.tune(), new Fingerprint(key.fingerprint(), key.fingerprint())),
                "improvising",
                "free",
                Key.C_MAJOR,
                Metre.of(composition.metre().beats(), 4 * composition.metre().beatsPerCrotchet()),
                TempoCurve.steady(composition.tempo()),
                seconds,
                List.of(new Section(Section.Kind.THEME, 0, quarters, 0, seconds, all)),
                List.of(new ChordSpan(0, quarters, 0, seconds, null)),
                List.of(),
                tracks);
    }

    private static Track track(String name, Player player, Composition composition, long seed, double seconds) {
        Instrument instrument = player.instrument();
        if (instrument == null) {
            throw new IllegalArgumentException("Only labelled instruments improvise, not " + player + ".");
        }
        Phrase phrase = Composer.write(instrument, composition, seed, seconds);
        double quarters = composition.tempo() / 60;
        List<TrackNote> notes = phrase.notes().stream()
                .map(note -> new TrackNote(
                        note.start() * quarters,
                        note.seconds() * quarters,
                        note.start(),
                        note.seconds(),
                        note.key(),
                        note.velocity()))
                .toList();
        return new Track(name, player, role(player), phrase.program(), notes, phrase.controls());
    }

    private static Role role(Player player) {
        return switch (player) {
            case DRUMS -> Role.DRUMS;
            case CYMBALS -> Role.CYMBALS;
            case BASS -> Role.BASS;
            default -> Role.MELODY;
        };
    }
}
