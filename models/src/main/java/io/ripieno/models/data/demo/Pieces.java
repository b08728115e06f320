package io.ripieno.models.data.demo;

import static io.ripieno.models.data.phrase.Instrument.ACCORDION;
import static io.ripieno.models.data.phrase.Instrument.BASS;
import static io.ripieno.models.data.phrase.Instrument.CELLO;
import static io.ripieno.models.data.phrase.Instrument.CLARINET;
import static io.ripieno.models.data.phrase.Instrument.CYMBALS;
import static io.ripieno.models.data.phrase.Instrument.DRUMS;
import static io.ripieno.models.data.phrase.Instrument.FLUTE;
import static io.ripieno.models.data.phrase.Instrument.GUITAR;
import static io.ripieno.models.data.phrase.Instrument.MALLET_PERCUSSION;
import static io.ripieno.models.data.phrase.Instrument.ORGAN;
import static io.ripieno.models.data.phrase.Instrument.PIANO;
import static io.ripieno.models.data.phrase.Instrument.SAXOPHONE;
import static io.ripieno.models.data.phrase.Instrument.TROMBONE;
import static io.ripieno.models.data.phrase.Instrument.TRUMPET;
import static io.ripieno.models.data.phrase.Instrument.VIOLIN;

import io.ripieno.models.data.phrase.Chord;
import io.ripieno.models.data.phrase.Composition;
import io.ripieno.models.data.phrase.Manner;
import io.ripieno.models.data.phrase.Metre;
import io.ripieno.models.data.phrase.Mode;
import java.util.Arrays;
import java.util.List;

/**
 * The demonstration pieces. Their seeds are small numbers, which no split of the training data has, so none of their
 * phrases was trained on; their sounds are those of the training font.
 */
final class Pieces {
    private static final double TWO_THIRDS = 2.0 / 3;

    private Pieces() {}

    static List<Piece> all() {
        return List.of(
                new Piece(
                        "jazz-quartet",
                        composition(11, 138, Metre.FOUR_FOUR, TWO_THIRDS - 0.02, 5, Mode.DORIAN, true, 1, 4, 0, 5),
                        17.4,
                        List.of(
                                new Player(SAXOPHONE, Manner.MELODY, 66, 0, -0.2),
                                new Player(PIANO, Manner.CHORDS, 0, -6, 0.4),
                                new Player(BASS, Manner.BASS_LINE, 32, -3, 0),
                                new Player(DRUMS, Manner.DRUM_KIT, 32, -6, 0.1),
                                new Player(CYMBALS, Manner.CYMBALS, 32, -10, 0.2))),
                new Piece(
                        "string-trio",
                        composition(22, 96, Metre.THREE_FOUR, 0.5, 2, Mode.MINOR, false, 0, 3, 6, 2, 5, 1, 4, 0),
                        15,
                        List.of(
                                new Player(VIOLIN, Manner.MELODY, 40, 0, -0.3),
                                new Player(CELLO, Manner.LONG_TONES, 42, -2, 0.3),
                                new Player(PIANO, Manner.ARPEGGIO, 0, -6, 0))),
                new Piece(
                        "musette",
                        composition(33, 172, Metre.THREE_FOUR, 0.5, 7, Mode.MINOR, false, 0, 3, 4, 0),
                        16.7,
                        List.of(
                                new Player(ACCORDION, Manner.MELODY_AND_CHORDS, 21, 0, -0.1),
                                new Player(GUITAR, Manner.STRUM, 25, -5, 0.4),
                                new Player(BASS, Manner.BASS_LINE, 32, -4, 0))),
                new Piece(
                        "brass-and-organ",
                        composition(44, 84, Metre.FOUR_FOUR, 0.5, 10, Mode.MAJOR, false, 0, 5, 3, 4),
                        17.1,
                        List.of(
                                new Player(ORGAN, Manner.PAD, 19, -4, 0),
                                new Player(TRUMPET, Manner.MELODY, 56, 0, -0.4),
                                new Player(TROMBONE, Manner.LONG_TONES, 57, -2, 0.4))),
                new Piece(
                        "woodwinds",
                        composition(62, 112, Metre.TWO_FOUR, 0.5, 0, Mode.MAJOR, false, 0, 4, 5, 3),
                        10.7,
                        List.of(
                                new Player(FLUTE, Manner.MELODY, 73, 0, 0),
                                new Player(CLARINET, Manner.MELODY, 71, -2, 0, 4),
                                new Player(MALLET_PERCUSSION, Manner.ARPEGGIO, 12, -5, 0))));
    }

    private static Composition composition(
            long seed,
            double tempo,
            Metre metre,
            double swing,
            int tonic,
            Mode mode,
            boolean sevenths,
            int... degrees) {
        List<Chord> chords =
                Arrays.stream(degrees).mapToObj(d -> new Chord(d, sevenths)).toList();
        return new Composition(seed, tempo, metre, swing, tonic, mode, chords);
    }
}
