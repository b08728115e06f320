package io.ripieno.models.data.arrange.style;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.music.score.Metre;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrooveTest {
    private static final Set<Integer> CYMBALS = Set.of(42, 44, 46, 49, 51, 52, 53, 55, 57, 59);
    private static final List<Metre> METRES = List.of(
            Metre.of(2, 4),
            Metre.of(3, 4),
            Metre.of(4, 4),
            Metre.of(5, 4),
            Metre.of(6, 8),
            Metre.of(7, 8),
            Metre.of(9, 8),
            Metre.of(12, 8),
            Metre.of(2, 2));

    @ParameterizedTest
    @EnumSource
    void drumsAndCymbalsKeepApartAndWithinTheBarInEveryMetre(Feel feel) {
        for (Metre metre : METRES) {
            Pulse pulse = Pulse.of(metre);
            if (!feel.suits(pulse)) {
                continue;
            }
            for (long seed = 0; seed < 12; seed++) {
                DrumGroove drums = DrumGroove.of(feel, pulse, new Dice(seed));
                CymbalGroove cymbals = CymbalGroove.of(feel, pulse, new Dice(seed));
                for (int bar = 0; bar < 2; bar++) {
                    assertThat(drums.bar(bar)).allMatch(hit -> !CYMBALS.contains(hit.drum()) && within(hit, pulse));
                }
                assertThat(cymbals.bar())
                        .isNotEmpty()
                        .allMatch(hit -> CYMBALS.contains(hit.drum()) && within(hit, pulse));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPlayerWithSeveralNotesHasAWayToAccompany(Player player) {
        for (Feel feel : Feel.values()) {
            if (player.polyphony() >= 4 && !player.isUnpitched()) {
                assertThat(feel.compings()).anyMatch(comping -> comping.suits(player));
            }
        }
    }

    private static boolean within(Hit hit, Pulse pulse) {
        return hit.at() >= 0 && hit.at() < pulse.bar();
    }
}
