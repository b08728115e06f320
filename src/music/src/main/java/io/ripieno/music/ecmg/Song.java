package io.ripieno.music.ecmg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lead sheet as tokens.
 *
 * @param title may be empty
 * @param fidelity how it was made
 * @param bars each a list of groups; bars without a token are left out
 * @param approximated tokens that got the nearest duration, since networks know no label for theirs
 */
public record Song(String title, Fidelity fidelity, List<List<Group>> bars, int approximated) {
    /** The lowest of the transpositions that training uses. */
    public static final int LOWEST_TRANSPOSITION = -6;
    /** The highest of them. */
    public static final int HIGHEST_TRANSPOSITION = 5;

    public Song {
        bars = bars.stream().map(List::copyOf).toList();
    }

    /** All tokens in their order. */
    public List<MelodyToken> tokens() {
        return groups().flatMap(group -> group.tokens().stream()).toList();
    }

    /** The songs from six semitones lower to five higher, without those that would leave the piano's range. */
    public List<Song> transpositions() {
        List<Song> songs = new ArrayList<>();
        for (int semitones = LOWEST_TRANSPOSITION; semitones <= HIGHEST_TRANSPOSITION; semitones++) {
            if (fits(semitones)) {
                songs.add(transposed(semitones));
            }
        }
        return songs;
    }

    /**
     * The song moved by semitones. {@link Fidelity#FAITHFUL} sets each next chord to the current one, moved twice.
     *
     * @throws IllegalArgumentException if a note would leave the piano's range
     */
    public Song transposed(int semitones) {
        if (!fits(semitones)) {
            throw new IllegalArgumentException(
                    "'%s' moved by %d semitones leaves A0 to C8; choose a smaller shift".formatted(title, semitones));
        }
        List<List<Group>> moved = bars.stream()
                .map(bar ->
                        bar.stream().map(group -> transposed(group, semitones)).toList())
                .toList();
        return new Song(title, fidelity, moved, approximated);
    }

    /** The streams of all tokens. */
    public Streams streams() {
        return Streams.of(groups().toList());
    }

    private Group transposed(Group group, int semitones) {
        Harmony chord = group.chord().transposed(semitones);
        return new Group(
                chord,
                fidelity == Fidelity.FAITHFUL
                        ? chord.transposed(semitones)
                        : group.next().transposed(semitones),
                group.tokens().stream()
                        .map(token -> token.transposed(semitones))
                        .toList());
    }

    private boolean fits(int semitones) {
        return tokens().stream().allMatch(token -> token.isRest() || MelodyToken.holds(token.midi() + semitones));
    }

    private Stream<Group> groups() {
        return bars.stream().flatMap(List::stream);
    }
}
