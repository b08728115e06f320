package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.ensemble.Arranger;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.SynthesisException;
import java.util.List;

/**
 * Endless pieces of one side of a split: its tunes in turn, each time arranged and rendered anew.
 *
 * @param tunes of this side only
 * @param seed of all pieces
 */
public record PiecePlan(List<SourceTune> tunes, ArrangeOptions options, PieceRenderer renderer, long seed)
        implements PieceSource {
    private static final int ARRANGEMENT = 1;
    private static final int RENDERING = 2;

    public PiecePlan {
        tunes = List.copyOf(tunes);
        if (tunes.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one tune to make pieces of.");
        }
    }

    public Arrangement arrangement(int index) {
        SourceTune tune = tunes.get(Math.floorMod(index, tunes.size()));
        return Arranger.arrange(tune, options, Dice.derive(Dice.derive(seed, index), ARRANGEMENT));
    }

    @Override
    public RenderedPiece piece(int index) throws SynthesisException {
        return renderer.render(arrangement(index), Dice.derive(Dice.derive(seed, index), RENDERING));
    }
}
