package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.phrase.Instrument;
import java.util.Set;

/**
 * Labels that are neither right nor wrong for players that no label names: a viola is no violin, and who calls it one has
 * heard more than who calls it a trumpet.
 */
public final class Relatives {
    private Relatives() {}

    public static Set<Instrument> of(Player player) {
        return switch (player) {
            case VIOLA -> Set.of(Instrument.VIOLIN, Instrument.CELLO);
            case OBOE, BASSOON -> Set.of(Instrument.CLARINET, Instrument.SAXOPHONE, Instrument.FLUTE);
            case HORN -> Set.of(Instrument.TROMBONE, Instrument.TRUMPET);
            case TUBA -> Set.of(Instrument.TROMBONE, Instrument.BASS);
            case HARP -> Set.of(Instrument.GUITAR);
            case HARPSICHORD -> Set.of(Instrument.PIANO, Instrument.GUITAR, Instrument.BANJO);
            case ELECTRIC_PIANO -> Set.of(Instrument.PIANO, Instrument.MALLET_PERCUSSION, Instrument.SYNTHESIZER);
            case HARMONICA -> Set.of(Instrument.ACCORDION, Instrument.ORGAN);
            case SYNTH_BASS -> Set.of(Instrument.BASS, Instrument.SYNTHESIZER);
            default -> Set.of();
        };
    }
}
