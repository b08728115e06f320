package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.harmony.Voicing;
import io.ripieno.models.data.arrange.part.Stretch.Cell;
import io.ripieno.models.data.arrange.style.BassStyle;
import io.ripieno.models.data.phrase.Dice;
import java.util.List;

/** The lowest line, in one of the bass styles. */
public final class BassPart implements Part {
    private static final int WANDER = 14;

    private final BassStyle style;
    private final double held;
    private final double place;

    public BassPart(BassStyle style, Dice dice) {
        this.style = style;
        this.held = style == BassStyle.WALKING || style == BassStyle.HELD ? 0.96 : dice.oneOf(0.5, 0.8, 0.95);
        this.place = dice.between(0, 0.35);
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        int floor = line.low() + (int) (place * Math.max(0, line.high() - line.low() - 12));
        List<Cell> cells = stretch.cells();
        int key = floor + 4;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Chord next = (i + 1 < cells.size() ? cells.get(i + 1) : cell).chord();
            key = cell(cell, next, key, floor, stretch.ground(), line, dice);
        }
    }

    /** Writes one cell and returns the key that it ended on. */
    private int cell(Cell cell, Chord next, int key, int floor, Ground ground, Line line, Dice dice) {
        Pulse pulse = ground.pulse();
        Chord chord = cell.chord();
        int root = Voicing.atOrAbove(chord.bass(), floor);
        int fifth = Voicing.atOrAbove((chord.root() + chord.quality().fifth()) % 12, floor);
        switch (style) {
            case WALKING -> {
                return walk(cell, next, key, floor, ground, line, dice);
            }
            case HELD -> line.add(cell.from(), cell.quarters(), root, held, 0);
            case ROOT_AND_FIFTH -> strong(cell, pulse, line, root, fifth);
            case PEDAL -> {
                Chord tonic = ground.tonic();
                int pedal = chord.contains(tonic.root()) ? Voicing.atOrAbove(tonic.root(), floor) : root;
                beats(cell, pulse, line, pedal, pedal);
            }
            case ARPEGGIO -> arpeggio(cell, pulse, line, floor);
            case TUMBAO -> tumbao(cell, next, line, root, fifth, floor);
            case DRIVING -> steps(cell, pulse, line, root, root);
            case OCTAVES -> steps(cell, pulse, line, root, root + 12);
        }
        return root;
    }

    private void strong(Cell cell, Pulse pulse, Line line, int root, int fifth) {
        boolean everyBeat = pulse.beats().size() < 3;
        double barStart = cell.from() - pulse.inBar(cell.from());
        double since = cell.from();
        int key = root;
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            double at = barStart + pulse.beat(beat);
            if (at > cell.from() + 1e-6 && at < cell.to() - 1e-6 && (everyBeat || pulse.isStrong(beat))) {
                line.add(since, at - since, key, held, 0);
                since = at;
                key = fifth;
            }
        }
        line.add(since, cell.to() - since, key, held, key == root ? 0 : -4);
    }

    private void beats(Cell cell, Pulse pulse, Line line, int first, int others) {
        double barStart = cell.from() - pulse.inBar(cell.from());
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            double at = Math.max(cell.from(), barStart + pulse.beat(beat));
            double ends = Math.min(cell.to(), barStart + pulse.beat(beat) + pulse.length(beat));
            if (ends - at > 1e-6) {
                line.add(at, ends - at, at == cell.from() ? first : others, held, pulse.isStrong(beat) ? 0 : -6);
            }
        }
    }

    private void steps(Cell cell, Pulse pulse, Line line, int even, int odd) {
        int count = (int) Math.ceil(cell.quarters() / pulse.step() - 1e-6);
        for (int i = 0; i < count; i++) {
            double at = cell.from() + i * pulse.step();
            line.add(at, Math.min(pulse.step(), cell.to() - at), i % 2 == 0 ? even : odd, held, i % 2 == 0 ? 0 : -6);
        }
    }

    private void arpeggio(Cell cell, Pulse pulse, Line line, int floor) {
        Chord chord = cell.chord();
        int root = Voicing.atOrAbove(chord.root(), floor);
        int[] keys = {
            root, root + chord.quality().third(), root + chord.quality().fifth(), root + 12
        };
        int count = Math.max(1, (int) Math.round(cell.quarters() / pulse.meanBeat()));
        double length = cell.quarters() / count;
        for (int i = 0; i < count; i++) {
            line.add(cell.from() + i * length, length, keys[i % keys.length], held, i == 0 ? 0 : -5);
        }
    }

    private void tumbao(Cell cell, Chord next, Line line, int root, int fifth, int floor) {
        if (cell.quarters() < 4 - 1e-6) {
            line.add(cell.from(), cell.quarters(), root, held, 0);
            return;
        }
        line.add(cell.from(), 1.5, root, held, -4);
        line.add(cell.from() + 1.5, 1.5, fifth, held, 0);
        line.add(cell.from() + 3, cell.quarters() - 3, Voicing.atOrAbove(next.bass(), floor), held, 2);
    }

    /** Chord notes on strong beats, steps between, and the last beat a semitone or tone from the next root. */
    private int walk(Cell cell, Chord next, int key, int floor, Ground ground, Line line, Dice dice) {
        Pulse pulse = ground.pulse();
        int beats = Math.max(1, (int) Math.round(cell.quarters() / pulse.meanBeat()));
        double length = cell.quarters() / beats;
        int target = near(next.bass(), key, floor);
        int at = near(cell.chord().bass(), key, floor);
        for (int beat = 0; beat < beats; beat++) {
            if (beat == beats - 1 && beats > 1) {
                at = target + dice.oneOf(-1, 1, 2, -2);
            } else if (beat > 0) {
                List<Integer> keys = Voicing.keys(cell.chord(), at - 7, at + 7);
                at = beat % 2 == 0 && !keys.isEmpty()
                        ? dice.pick(keys)
                        : ground.scale().step(at, target >= at ? 1 : -1);
            }
            at = Line.fold(at, floor, Math.max(floor + 11, floor + WANDER));
            boolean skips = beat % 2 == 1 && dice.chance(0.1) && !pulse.isCompound();
            line.add(cell.from() + beat * length, skips ? length / 2 : length, at, held, beat == 0 ? 0 : -4);
            if (skips) {
                line.add(cell.from() + (beat + 0.5) * length, length / 2, at, 0.6, -12);
            }
        }
        return at;
    }

    /** The key of a pitch class nearest to another, not below the floor. */
    private static int near(int pitchClass, int key, int floor) {
        int above = Voicing.atOrAbove(pitchClass, key);
        int nearest = above - key > 6 ? above - 12 : above;
        return Line.fold(nearest, floor, floor + WANDER);
    }
}
