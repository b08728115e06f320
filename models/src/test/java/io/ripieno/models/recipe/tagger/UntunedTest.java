package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.music.corpus.Split;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntunedTest {
    @Test
    void groupsAndSplitsHaveSeedsOfTheirOwnAndKeysTellTheirGroup() {
        List<PieceKey> keys = Untuned.FEATURED.keys(Split.TRAIN, 20, 7);
        assertThat(keys).hasSize(20).isEqualTo(Untuned.FEATURED.keys(Split.TRAIN, 20, 7));
        assertThat(keys).extracting(PieceKey::seed).doesNotHaveDuplicates();
        for (Split split : Split.values()) {
            for (Untuned group : Untuned.values()) {
                List<PieceKey> others = group.keys(split, 20, 7);
                assertThat(others).allSatisfy(key -> assertThat(Untuned.of(key)).contains(group));
                if (group != Untuned.FEATURED || split != Split.TRAIN) {
                    assertThat(others)
                            .extracting(PieceKey::seed)
                            .doesNotContainAnyElementsOf(
                                    keys.stream().map(PieceKey::seed).toList());
                }
            }
        }
        assertThat(Untuned.of(new PieceKey("own#3", "12", 4))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FEATURED, 10", "TINY, 13"})
    void playersThatAreTakenForOthersAreFiveDifferentOnesAndAllOfThemSometimes(Untuned group, int all) {
        Set<Player> seen = EnumSet.noneOf(Player.class);
        for (PieceKey key : group.keys(Split.TRAIN, 40, 7)) {
            List<Player> players = group.players(key);
            assertThat(players).hasSize(5).doesNotHaveDuplicates().isEqualTo(group.players(key));
            seen.addAll(players);
        }
        assertThat(seen).hasSize(all).contains(Player.SAXOPHONE, Player.ACCORDION);
    }
}
