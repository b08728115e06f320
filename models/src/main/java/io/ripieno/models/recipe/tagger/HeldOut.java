package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipList;
import io.ripieno.models.data.clips.ListedClip;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.music.corpus.Split;
import java.io.IOException;
import java.util.List;

/** Tests: each a fixed list of clips of tunes and a font that nothing is trained with. */
enum HeldOut {
    /** Fixed before version 2 was trained. Its figures of one version helped to choose the data of the next. */
    TIM_GM6MB("test", "test-clips.csv", 380),
    /** Fixed before version 5 was trained to its end. It decided only whether later versions were published. */
    FREEPATS("second test", "test-clips-2.csv", 120);

    private final String split;
    private final String list;
    private final int pieces;

    HeldOut(String split, String list, int pieces) {
        this.split = split;
        this.list = list;
        this.pieces = pieces;
    }

    /** As a card calls it. */
    String split() {
        return split;
    }

    /** Whether its font is there; a training without the second one's is measured without it. */
    boolean isThere() {
        return this == TIM_GM6MB || TaggerSounds.hasFreePats();
    }

    /** The fixed list. */
    List<ListedClip> clips() throws RecipeException {
        try {
            return ClipList.resource("/io/ripieno/models/recipe/tagger/" + list);
        } catch (IOException e) {
            throw new RecipeException("The clips of the " + split + " are not known: " + e.getMessage(), e);
        }
    }

    /** @throws SynthesisException if the font is not there */
    Sounds sounds() throws SynthesisException {
        return switch (this) {
            case TIM_GM6MB -> TaggerSounds.heldOut();
            case FREEPATS -> TaggerSounds.freePats();
        };
    }

    /** The pieces that a new list may be made of. */
    List<PieceKey> keys(TaggerTunes tunes, long seed) {
        return tunes.keys(Split.TEST, pieces, this == TIM_GM6MB ? seed : Dice.derive(seed, ordinal()));
    }
}
