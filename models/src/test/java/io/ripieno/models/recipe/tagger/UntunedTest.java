package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.music.corpus.Split;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

    @Test
    void featuredPlayersAreFiveDifferentOnesAndAllOfThemSometimes() {
        Set<Player> seen = EnumSet.noneOf(Player.class);
        for (PieceKey key : Untuned.FEATURED.keys(Split.TRAIN, 40, 7)) {
            List<Player> players = Untuned.FEATURED.players(key);
            assertThat(players).hasSize(5).doesNotHaveDuplicates().isEqualTo(Untuned.FEATURED.players(key));
            seen.addAll(players);
        }
        assertThat(seen).hasSize(10).contains(Player.SAXOPHONE, Player.ACCORDION);
    }
}
