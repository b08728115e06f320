package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.harmony.Voicing;
import io.ripieno.models.data.arrange.part.Stretch.Cell;
import io.ripieno.models.data.arrange.style.Comping;
import io.ripieno.models.data.phrase.Dice;
import java.util.List;

/** Chords in one of the ways of accompanying; each voicing leads to the next. */
public final class CompingPart implements Part {
    private final Comping comping;
    private final int size;
    private final double held;
    private final double lag;
    private final double place;
    private final int division;
    private final int order;
    private final boolean[] pattern;

    /**
     * @param size how many notes a chord has at most
     */
    public CompingPart(Comping comping, Pulse pulse, int size, Dice dice) {
        this.comping = comping;
        this.size = size;
        this.held = comping == Comping.OFF_BEAT ? dice.between(0.35, 0.7) : dice.oneOf(0.45, 0.8, 0.95, 1.0);
        this.lag = dice.between(0.006, 0.022);
        this.place = dice.between(0.3, 0.65);
        this.division = dice.oneOf(1, 1, 2);
        this.order = dice.whole(0, 3);
        this.pattern = pattern(pulse, dice);
    }

    private static boolean[] pattern(Pulse pulse, Dice dice) {
        boolean[] struck = new boolean[pulse.steps()];
        double density = dice.between(0.3, 0.6);
        for (int i = 0; i < struck.length; i++) {
            double accent = pulse.accent(i * pulse.step());
            struck[i] = dice.chance(accent >= 0.7 ? 0.5 : accent >= 0.45 ? density * 0.7 : density);
        }
        struck[dice.whole(0, Math.min(1, struck.length - 1))] = true;
        return struck;
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        Pulse pulse = stretch.ground().pulse();
        int around = (int) Math.round(line.low() + place * (line.high() - line.low()));
        List<Integer> keys = List.of();
        for (Cell cell : stretch.cells()) {
            keys = Voicing.close(cell.chord(), keys, around, size, line.low(), line.high());
            switch (comping) {
                case BLOCK -> beats(cell, pulse, keys, line);
                case BROKEN -> broken(cell, pulse, keys, line);
                case ARPEGGIO ->
                    arpeggio(cell, pulse, keys, line, stretch.ground().beatSeconds());
                case STRUM -> strums(cell, pulse, line, dice);
                case OFF_BEAT -> offBeats(cell, pulse, keys, line);
                case STRIDE -> stride(cell, pulse, keys, line);
                case PAD -> strike(cell.from(), cell.quarters(), keys, Math.max(held, 0.95), -6, line);
                case SYNCOPATED -> syncopated(cell, pulse, keys, line);
                case ALBERTI -> alberti(cell, pulse, keys, line);
            }
        }
    }

    private void strike(double at, double length, List<Integer> keys, double share, double emphasis, Line line) {
        for (int key : keys) {
            line.add(at, length, key, share, emphasis);
        }
    }

    private interface OnBeat {
        void play(double at, double length, int beat);
    }

    /** The beats that begin in a cell; one that begins late, before the first of them, counts as the first. */
    private static void eachBeat(Cell cell, Pulse pulse, OnBeat play) {
        double barStart = cell.from() - pulse.inBar(cell.from());
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            double begins = Math.max(cell.from(), barStart + pulse.beat(beat));
            double ends = Math.min(cell.to(), barStart + pulse.beat(beat) + pulse.length(beat));
            if (ends - begins > 1e-6) {
                play.play(begins, ends - begins, beat);
            }
        }
    }

    private void beats(Cell cell, Pulse pulse, List<Integer> keys, Line line) {
        eachBeat(cell, pulse, (at, length, beat) -> {
            if (division == 2 && !pulse.isStrong(beat) && at > cell.from()) {
                return;
            }
            double sounding = division == 2 && beat + 1 < pulse.beats().size() && !pulse.isStrong(beat + 1)
                    ? Math.min(cell.to() - at, length + pulse.length(beat + 1))
                    : length;
            strike(at, sounding, keys, held, pulse.isStrong(beat) ? -2 : -8, line);
        });
    }

    private void broken(Cell cell, Pulse pulse, List<Integer> keys, Line line) {
        List<Integer> upper = keys.size() > 1 ? keys.subList(1, keys.size()) : keys;
        eachBeat(cell, pulse, (at, length, beat) -> {
            double half = length > pulse.step() + 1e-6 ? pulse.step() : length / 2;
            line.add(at, half, keys.get(0), held, -4);
            strike(at + half, length - half, upper, held, -10, line);
        });
    }

    private void arpeggio(Cell cell, Pulse pulse, List<Integer> keys, Line line, double beatSeconds) {
        boolean quick = division == 2 && beatSeconds > 0.6 && !pulse.isCompound();
        double step = quick ? pulse.step() / 2 : beatSeconds < 0.3 ? 2 * pulse.step() : pulse.step();
        int count = (int) Math.ceil(cell.quarters() / step - 1e-6);
        int turn = Math.max(1, 2 * keys.size() - 2);
        for (int i = 0; i < count; i++) {
            int upDown = Math.min(i % turn, turn - i % turn);
            int index =
                    switch (order) {
                        case 0 -> i % keys.size();
                        case 1 -> keys.size() - 1 - i % keys.size();
                        case 2 -> upDown;
                        default -> i % 2 == 0 ? 0 : 1 + i / 2 % Math.max(1, keys.size() - 1);
                    };
            double at = cell.from() + i * step;
            double sounding = Math.min(step, cell.to() - at);
            line.add(at, sounding, keys.get(Math.min(index, keys.size() - 1)), held, i == 0 ? 0 : -8);
        }
    }

    private void strums(Cell cell, Pulse pulse, Line line, Dice dice) {
        List<Integer> strings = Voicing.open(cell.chord(), size, line.low(), line.high());
        double barStart = cell.from() - pulse.inBar(cell.from());
        for (int i = 0; i < pattern.length; i++) {
            double at = barStart + i * pulse.step();
            boolean first = at <= cell.from() && at + pulse.step() > cell.from();
            if (at >= cell.to() - 1e-6 || at < cell.from() - 1e-6 && !first) {
                continue;
            }
            boolean onBeat = pulse.accent(at) >= 0.45;
            if (first || onBeat || pattern[i]) {
                double begins = Math.max(at, cell.from());
                double next = Math.min(cell.to(), begins + (onBeat ? 2 : 1) * pulse.step());
                strum(begins, next - begins, strings, !onBeat && !dice.chance(0.15), line);
            }
        }
    }

    private void strum(double at, double length, List<Integer> strings, boolean up, Line line) {
        int count = up ? Math.min(4, strings.size()) : strings.size();
        for (int i = 0; i < count; i++) {
            int key = strings.get(up ? strings.size() - 1 - i : i);
            line.add(at, length, key, held, up ? -12 : -2, i * lag);
        }
    }

    private void offBeats(Cell cell, Pulse pulse, List<Integer> keys, Line line) {
        eachBeat(cell, pulse, (at, length, beat) -> {
            if (length > pulse.step() + 1e-6) {
                double last = length - pulse.step();
                strike(at + last, pulse.step(), keys, held, -4, line);
            }
        });
    }

    private void stride(Cell cell, Pulse pulse, List<Integer> keys, Line line) {
        int bass = Voicing.atOrAbove(cell.chord().bass(), line.low());
        int fifth =
                Voicing.atOrAbove((cell.chord().root() + cell.chord().quality().fifth()) % 12, line.low());
        eachBeat(cell, pulse, (at, length, beat) -> {
            if (beat == 0 || at == cell.from()) {
                line.add(at, length, bass, held, 0);
            } else if (pulse.isStrong(beat)) {
                line.add(at, length, fifth, held, -4);
            } else {
                strike(at, length, keys, Math.min(held, 0.8), -8, line);
            }
        });
    }

    private void syncopated(Cell cell, Pulse pulse, List<Integer> keys, Line line) {
        double barStart = cell.from() - pulse.inBar(cell.from());
        for (int i = 0; i < pattern.length; i++) {
            double at = barStart + i * pulse.step();
            if (!pattern[i] || at < cell.from() - 1e-6 || at >= cell.to() - 1e-6) {
                continue;
            }
            int next = i + 1;
            while (next < pattern.length && !pattern[next]) {
                next++;
            }
            double length = Math.min(cell.to(), barStart + next * pulse.step()) - at;
            strike(at, length, keys, held, -4, line);
        }
    }

    private void alberti(Cell cell, Pulse pulse, List<Integer> keys, Line line) {
        int top = keys.size() - 1;
        int[] indices = pulse.isCompound() ? new int[] {0, top, Math.min(1, top)} : new int[] {0, top, top / 2, top};
        int count = (int) Math.ceil(cell.quarters() / pulse.step() - 1e-6);
        for (int i = 0; i < count; i++) {
            double at = cell.from() + i * pulse.step();
            double length = Math.min(pulse.step(), cell.to() - at);
            line.add(at, length, keys.get(indices[i % indices.length]), held, i == 0 ? -2 : -9);
        }
    }
}
