package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Touch;
import io.ripieno.models.data.arrange.ensemble.Ensemble.Chair;
import io.ripieno.models.data.arrange.style.Feel;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Players who would not meet otherwise; those that the genres have seldom come more often. */
final class Mixed {
    private Mixed() {}

    static Ensemble ensemble(double weight, Pulse pulse, Dice dice) {
        List<Chair> chairs = new ArrayList<>();
        for (int i = 0; i < ArrangeOptions.MOST_TRACKS; i++) {
            chairs.add(chair(chairs, dice));
        }
        List<Feel> feels = new ArrayList<>();
        for (Feel feel : Feel.values()) {
            if (feel.suits(pulse)) {
                feels.addAll(Collections.nCopies(feel == Feel.JIG ? 3 : feel.isFree() ? 1 : 2, feel));
            }
        }
        return new Ensemble("mixed", weight, feels, chairs);
    }

    /** Another chair; drums and cymbals are there once at most. */
    static Chair chair(List<Chair> taken, Dice dice) {
        while (true) {
            Player player = Player.values()[
                    dice.weighted(Arrays.stream(Player.values())
                            .mapToDouble(Mixed::weight)
                            .toArray())];
            boolean there = taken.stream().anyMatch(chair -> chair.players().contains(player));
            if (!there || !player.isUnpitched() && dice.chance(0.15)) {
                return new Chair(role(player, dice), List.of(player));
            }
        }
    }

    private static double weight(Player player) {
        return switch (player) {
            case ACCORDION, BANJO, CELLO, MALLET_PERCUSSION, ORGAN, SYNTHESIZER, VOICE, FLUTE, CLARINET -> 2;
            case CYMBALS, SAXOPHONE, TRUMPET, TROMBONE -> 1.6;
            case BASSOON, ELECTRIC_PIANO, HARMONICA, HARP, HARPSICHORD, HORN, OBOE, SYNTH_BASS, TUBA, VIOLA -> 0.3;
            case BASS, DRUMS, GUITAR, PIANO, VIOLIN -> 1;
        };
    }

    private static Role role(Player player, Dice dice) {
        return switch (player) {
            case BASS, SYNTH_BASS, TUBA -> Role.BASS;
            case DRUMS -> Role.DRUMS;
            case CYMBALS -> Role.CYMBALS;
            case CELLO, BASSOON -> dice.oneOf(Role.MELODY, Role.COUNTER, Role.BASS);
            default ->
                player.polyphony() >= 4
                        ? dice.oneOf(Role.CHORDS, Role.MELODY)
                        : player.touch() == Touch.SUNG || dice.chance(0.6) ? Role.MELODY : Role.COUNTER;
        };
    }
}
