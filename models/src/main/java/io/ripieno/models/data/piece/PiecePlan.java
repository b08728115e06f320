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
    private static final int REDRAWN = 100;

    public PiecePlan {
        tunes = List.copyOf(tunes);
        if (tunes.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one tune to make pieces of.");
        }
    }

    public Arrangement arrangement(int index) {
        return arrangement(index, Dice.derive(seed, index));
    }

    private Arrangement arrangement(int index, long own) {
        SourceTune tune = tunes.get(Math.floorMod(index, tunes.size()));
        return Arranger.arrange(tune, options, Dice.derive(own, ARRANGEMENT));
    }

    @Override
    public RenderedPiece piece(int index) throws SynthesisException {
        return piece(index, 0);
    }

    /**
     * Another piece of the same tune.
     *
     * @param attempt 0 for that of {@link #piece(int)}
     */
    RenderedPiece piece(int index, int attempt) throws SynthesisException {
        long first = Dice.derive(seed, index);
        long own = attempt == 0 ? first : Dice.derive(first, REDRAWN + attempt);
        return renderer.render(arrangement(index, own), Dice.derive(own, RENDERING));
    }
}
