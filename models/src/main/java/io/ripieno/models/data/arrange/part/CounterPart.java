package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.harmony.Voicing;
import io.ripieno.models.data.arrange.part.Stretch.Cell;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second line by the rules of voice leading: small steps, against the direction of the melody, no parallel fifths or
 * octaves with it, other notes than it has. It holds where the melody moves, and some of them move where it holds.
 */
public final class CounterPart implements Part {
    private final boolean answers;
    private final double held;
    private final double shortest;

    public CounterPart(Dice dice) {
        this.answers = dice.chance(0.6);
        this.held = dice.oneOf(0.9, 0.97, 1.0);
        this.shortest = dice.oneOf(1, 2);
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        List<MelodyNote> lead = stretch.lead();
        int middle = (line.low() + line.high()) / 2;
        int key = middle;
        MelodyNote before = null;
        for (Cell cell : split(stretch)) {
            MelodyNote melody = at(lead, cell.from());
            key = best(cell, key, middle, before, melody, line);
            before = melody;
            boolean free = melody == null || melody.to() >= cell.to() - 1e-6;
            double length = cell.quarters();
            if (answers && free && length >= 2 * stretch.ground().pulse().meanBeat() - 1e-6) {
                int beats = (int) Math.round(length / stretch.ground().pulse().meanBeat());
                double half = length * (beats / 2) / beats;
                line.add(cell.from(), half, key, held, -6);
                key = stretch.ground().scale().step(key, dice.oneOf(-1, 1));
                line.add(cell.from() + half, length - half, key, held, -8);
            } else {
                line.add(cell.from(), length, key, held, -6);
            }
        }
    }

    /** Cells of a bar, or of half a bar where the metre has halves and the line is a lively one. */
    private List<Cell> split(Stretch stretch) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : stretch.cells()) {
            double half = cell.quarters() / 2;
            if (shortest < 2 && half >= 1 - 1e-6 && half == Math.rint(half)) {
                cells.add(new Cell(cell.from(), cell.from() + half, cell.chord()));
                cells.add(new Cell(cell.from() + half, cell.to(), cell.chord()));
            } else {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static @Nullable MelodyNote at(List<MelodyNote> lead, double position) {
        for (MelodyNote note : lead) {
            if (note.from() <= position + 1e-6 && note.to() > position + 1e-6) {
                return note;
            }
        }
        return null;
    }

    private static int best(
            Cell cell, int key, int middle, @Nullable MelodyNote before, @Nullable MelodyNote melody, Line line) {
        int best = key;
        double least = Double.MAX_VALUE;
        for (int candidate : Voicing.keys(cell.chord(), line.low(), line.high())) {
            int move = candidate - key;
            double cost = Math.abs(move) + 0.15 * Math.abs(candidate - middle) + (move == 0 ? 1.5 : 0);
            if (melody != null) {
                int interval = Math.floorMod(melody.key() - candidate, 12);
                cost += interval == 0 ? 5 : 0;
                if (before != null) {
                    int melodyMove = melody.key() - before.key();
                    int intervalBefore = Math.floorMod(before.key() - key, 12);
                    boolean parallel = move != 0
                            && melodyMove != 0
                            && interval == intervalBefore
                            && (interval == 0 || interval == 7);
                    cost += parallel ? 12 : Integer.signum(move) * Integer.signum(melodyMove) > 0 ? 1 : 0;
                }
            }
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        return best;
    }
}
