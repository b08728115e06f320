package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.harmony.Voicing;
import io.ripieno.models.data.phrase.Dice;
import java.util.List;

/** The last chord, held: a note of it, several, or a stroke. */
public final class EndingPart implements Part {
    private static final int KICK = 36;
    private static final int CRASH = 49;

    private final int size;
    private final boolean root;

    /**
     * @param size how many notes at most
     * @param root whether it is the lowest part
     */
    public EndingPart(int size, boolean root) {
        this.size = size;
        this.root = root;
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        double length = stretch.end() - stretch.start();
        Chord found = stretch.ground().chordAt(stretch.start());
        Chord chord = found == null ? stretch.ground().tonic() : found;
        if (line.player().isUnpitched()) {
            line.add(stretch.start(), length, line.player() == Player.DRUMS ? KICK : CRASH, 1, 8);
            return;
        }
        int middle = (line.low() + line.high()) / 2;
        List<Integer> keys = root
                ? List.of(Voicing.atOrAbove(chord.bass(), line.low()))
                : Voicing.close(chord, List.of(), middle, size, line.low(), line.high());
        double share = dice.oneOf(0.4, 0.9, 0.95);
        for (int key : keys) {
            line.add(stretch.start(), length, key, share, 2);
        }
    }
}
