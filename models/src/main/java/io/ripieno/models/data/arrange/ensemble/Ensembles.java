package io.ripieno.models.data.arrange.ensemble;

import static io.ripieno.models.data.arrange.Player.*;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.ensemble.Ensemble.Chair;
import io.ripieno.models.data.arrange.style.Feel;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/** The kinds of ensemble: those of a genre, and players thrown together so that every instrument is heard often. */
final class Ensembles {
    /** How often whoever comes plays, against the genres that fit: about four of ten pieces. */
    private static final double MIXED_WEIGHT = 20;

    private static final List<Ensemble> GENRES = List.of(
            new Ensemble(
                    "jazz-combo",
                    4,
                    List.of(Feel.SWING, Feel.SWING, Feel.BOSSA, Feel.BALLAD),
                    List.of(
                            chair(Role.MELODY, SAXOPHONE, TRUMPET, CLARINET, TROMBONE, FLUTE, MALLET_PERCUSSION),
                            chair(Role.CHORDS, PIANO, GUITAR, ORGAN, MALLET_PERCUSSION),
                            chair(Role.BASS, BASS),
                            chair(Role.CYMBALS, CYMBALS),
                            chair(Role.DRUMS, DRUMS),
                            chair(Role.MELODY, TROMBONE, SAXOPHONE, TRUMPET),
                            chair(Role.COUNTER, TROMBONE, CLARINET))),
            new Ensemble(
                    "strings",
                    2,
                    List.of(Feel.RUBATO, Feel.STRAIGHT, Feel.WALTZ, Feel.HYMN),
                    List.of(
                            chair(Role.MELODY, VIOLIN),
                            chair(Role.BASS, CELLO),
                            chair(Role.COUNTER, VIOLIN, VIOLA),
                            chair(Role.COUNTER, VIOLA, CELLO))),
            new Ensemble(
                    "folk-band",
                    6,
                    List.of(Feel.JIG, Feel.REEL, Feel.WALTZ, Feel.STRAIGHT),
                    List.of(
                            chair(Role.MELODY, VIOLIN, FLUTE, ACCORDION, BANJO, HARMONICA),
                            chair(Role.CHORDS, GUITAR, ACCORDION, BANJO, HARP),
                            chair(Role.MELODY, ACCORDION, FLUTE, BANJO, CLARINET),
                            chair(Role.BASS, BASS, CELLO),
                            chair(Role.DRUMS, DRUMS))),
            new Ensemble(
                    "bluegrass",
                    2.5,
                    List.of(Feel.REEL, Feel.STRAIGHT, Feel.WALTZ),
                    List.of(
                            chair(Role.CHORDS, BANJO),
                            chair(Role.MELODY, VIOLIN, BANJO, VOICE),
                            chair(Role.CHORDS, GUITAR),
                            chair(Role.BASS, BASS),
                            chair(Role.MELODY, HARMONICA, VIOLIN))),
            new Ensemble(
                    "rock-band",
                    4,
                    List.of(Feel.ROCK, Feel.ROCK, Feel.HALF_TIME, Feel.SHUFFLE, Feel.BALLAD),
                    List.of(
                            chair(Role.CHORDS, GUITAR),
                            chair(Role.DRUMS, DRUMS),
                            chair(Role.MELODY, VOICE, VOICE, GUITAR, SYNTHESIZER, SAXOPHONE),
                            chair(Role.CYMBALS, CYMBALS),
                            chair(Role.BASS, BASS),
                            chair(Role.CHORDS, ORGAN, PIANO, SYNTHESIZER),
                            chair(Role.CHORDS, GUITAR))),
            new Ensemble(
                    "big-band",
                    2.5,
                    List.of(Feel.SWING, Feel.SHUFFLE, Feel.LATIN),
                    List.of(
                            chair(Role.MELODY, SAXOPHONE, TRUMPET, CLARINET),
                            chair(Role.COUNTER, TROMBONE, TRUMPET),
                            chair(Role.CYMBALS, CYMBALS),
                            chair(Role.BASS, BASS),
                            chair(Role.MELODY, TRUMPET, TROMBONE, SAXOPHONE),
                            chair(Role.DRUMS, DRUMS),
                            chair(Role.CHORDS, PIANO, GUITAR),
                            chair(Role.COUNTER, SAXOPHONE, TROMBONE))),
            new Ensemble(
                    "choir",
                    2.5,
                    List.of(Feel.HYMN, Feel.HYMN, Feel.BALLAD, Feel.RUBATO),
                    List.of(
                            chair(Role.MELODY, VOICE),
                            chair(Role.COUNTER, VOICE),
                            chair(Role.CHORDS, ORGAN, ORGAN, PIANO),
                            chair(Role.COUNTER, VOICE),
                            chair(Role.BASS, VOICE))),
            new Ensemble(
                    "winds",
                    2.5,
                    List.of(Feel.RUBATO, Feel.STRAIGHT, Feel.MARCH, Feel.WALTZ),
                    List.of(
                            chair(Role.MELODY, FLUTE, OBOE, CLARINET),
                            chair(Role.COUNTER, CLARINET),
                            chair(Role.BASS, BASSOON, TROMBONE),
                            chair(Role.COUNTER, HORN, SAXOPHONE),
                            chair(Role.MELODY, CLARINET, FLUTE))),
            new Ensemble(
                    "synth-pop",
                    3.5,
                    List.of(Feel.DISCO, Feel.HALF_TIME, Feel.ROCK, Feel.BALLAD),
                    List.of(
                            chair(Role.CHORDS, SYNTHESIZER),
                            chair(Role.DRUMS, DRUMS),
                            chair(Role.MELODY, VOICE, SYNTHESIZER, MALLET_PERCUSSION),
                            chair(Role.BASS, SYNTH_BASS, BASS),
                            chair(Role.CYMBALS, CYMBALS),
                            chair(Role.CHORDS, SYNTHESIZER, PIANO, GUITAR, ELECTRIC_PIANO))),
            new Ensemble(
                    "brass-band",
                    2,
                    List.of(Feel.MARCH, Feel.MARCH, Feel.HYMN, Feel.STRAIGHT),
                    List.of(
                            chair(Role.MELODY, TRUMPET),
                            chair(Role.COUNTER, TROMBONE, HORN),
                            chair(Role.BASS, TUBA, TROMBONE),
                            chair(Role.DRUMS, DRUMS),
                            chair(Role.COUNTER, TRUMPET, TROMBONE),
                            chair(Role.CYMBALS, CYMBALS))),
            new Ensemble(
                    "musette",
                    2.5,
                    List.of(Feel.WALTZ, Feel.MARCH, Feel.SWING, Feel.STRAIGHT),
                    List.of(
                            chair(Role.MELODY, ACCORDION),
                            chair(Role.CHORDS, GUITAR, PIANO),
                            chair(Role.MELODY, CLARINET, VIOLIN, ACCORDION),
                            chair(Role.BASS, BASS))),
            new Ensemble(
                    "latin-band",
                    2.5,
                    List.of(Feel.LATIN, Feel.BOSSA),
                    List.of(
                            chair(Role.CHORDS, PIANO, GUITAR),
                            chair(Role.BASS, BASS),
                            chair(Role.DRUMS, DRUMS),
                            chair(Role.MELODY, TRUMPET, FLUTE, SAXOPHONE, VOICE),
                            chair(Role.COUNTER, TROMBONE, SAXOPHONE),
                            chair(Role.CYMBALS, CYMBALS))),
            new Ensemble(
                    "piano-trio",
                    2,
                    List.of(Feel.RUBATO, Feel.WALTZ, Feel.STRAIGHT, Feel.BALLAD),
                    List.of(
                            chair(Role.CHORDS, PIANO),
                            chair(Role.MELODY, VIOLIN, CLARINET, FLUTE),
                            chair(Role.COUNTER, CELLO))),
            new Ensemble(
                    "lounge",
                    2,
                    List.of(Feel.BOSSA, Feel.SWING, Feel.BALLAD),
                    List.of(
                            chair(Role.MELODY, MALLET_PERCUSSION),
                            chair(Role.CHORDS, ORGAN, ELECTRIC_PIANO, GUITAR),
                            chair(Role.CYMBALS, CYMBALS),
                            chair(Role.BASS, BASS),
                            chair(Role.COUNTER, FLUTE, CLARINET))),
            new Ensemble(
                    "songwriter",
                    2.5,
                    List.of(Feel.BALLAD, Feel.STRAIGHT, Feel.WALTZ),
                    List.of(
                            chair(Role.MELODY, VOICE),
                            chair(Role.CHORDS, GUITAR, PIANO, BANJO),
                            chair(Role.COUNTER, CELLO, VIOLIN),
                            chair(Role.BASS, BASS),
                            chair(Role.DRUMS, DRUMS))),
            new Ensemble(
                    "baroque",
                    1.5,
                    List.of(Feel.RUBATO, Feel.STRAIGHT),
                    List.of(
                            chair(Role.MELODY, FLUTE, VIOLIN, OBOE),
                            chair(Role.CHORDS, HARPSICHORD, ORGAN),
                            chair(Role.BASS, CELLO, BASSOON),
                            chair(Role.COUNTER, VIOLIN, FLUTE, OBOE))));

    private Ensembles() {}

    private static Chair chair(Role role, Player... players) {
        return new Chair(role, List.of(players));
    }

    /** One that can play tunes of a pulse in some of its feels, the more of them the more likely. */
    static Ensemble choose(Pulse pulse, Dice dice) {
        List<Ensemble> fitting = new ArrayList<>();
        for (Ensemble ensemble : GENRES) {
            List<Feel> feels =
                    ensemble.feels().stream().filter(feel -> feel.suits(pulse)).toList();
            if (!feels.isEmpty()) {
                double share = (double) feels.size() / ensemble.feels().size();
                fitting.add(new Ensemble(ensemble.name(), share * ensemble.weight(), feels, ensemble.chairs()));
            }
        }
        fitting.add(Mixed.ensemble(MIXED_WEIGHT, pulse, dice));
        return fitting.get(
                dice.weighted(fitting.stream().mapToDouble(Ensemble::weight).toArray()));
    }
}
