package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Scale;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/** A line made up over the chords: figures of one or two beats that return, steps of the scale, leaps to chord notes. */
public final class SoloPart implements Part {
    private final double busy;
    private final double silence;
    private final double held;
    private final List<int[]> figures = new ArrayList<>();

    public SoloPart(Dice dice) {
        this.busy = dice.between(0.25, 0.95);
        this.silence = dice.between(0.05, 0.3);
        this.held = dice.oneOf(0.6, 0.9, 0.97, 1.0);
        for (int i = 0; i < 3; i++) {
            figures.add(figure(dice));
        }
    }

    /** Steps of the scale from note to note. */
    private static int[] figure(Dice dice) {
        int[] moves = new int[dice.whole(2, 5)];
        int direction = dice.oneOf(-1, 1);
        for (int i = 0; i < moves.length; i++) {
            direction = dice.chance(0.3) ? -direction : direction;
            moves[i] = direction * (dice.chance(0.2) ? 2 : 1);
        }
        return moves;
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        Ground ground = stretch.ground();
        Pulse pulse = ground.pulse();
        Scale scale = ground.scale();
        int middle = (line.low() + line.high()) / 2;
        int reach = Math.min(12, (line.high() - line.low()) / 2);
        int key = nearest(ground, stretch.start(), middle);
        int[] moves = figures.get(0);
        int move = 0;
        boolean rests = false;
        for (int bar = stretch.from(); bar < stretch.to(); bar++) {
            for (int beat = 0; beat < pulse.beats().size(); beat++) {
                double at = ground.start(bar) + pulse.beat(beat);
                if (pulse.isStrong(beat)) {
                    rests = dice.chance(silence);
                    moves = figures.get(dice.whole(0, figures.size() - 1));
                    move = 0;
                    key = nearest(ground, at, key + dice.whole(-3, 3));
                }
                for (double length : lengths(pulse, beat, ground.beatSeconds(), dice)) {
                    if (!rests) {
                        line.add(at, length, key, held, 6);
                    }
                    key = scale.step(key, moves[move++ % moves.length]);
                    if (Math.abs(key - middle) > reach) {
                        key = nearest(ground, at, middle);
                    }
                    at += length;
                }
            }
        }
    }

    private double[] lengths(Pulse pulse, int beat, double beatSeconds, Dice dice) {
        double length = pulse.length(beat);
        if (!dice.chance(busy)) {
            return new double[] {length};
        }
        int strokes = (int) Math.round(length / pulse.step());
        if (strokes == 2 && beatSeconds > 0.55 && dice.chance(busy * 0.6)) {
            strokes = 4;
        }
        double[] lengths = new double[strokes];
        java.util.Arrays.fill(lengths, length / strokes);
        return lengths;
    }

    /** The chord note nearest to a key. */
    private static int nearest(Ground ground, double at, int key) {
        Chord chord = ground.chordAt(at);
        Chord sounding = chord == null ? ground.tonic() : chord;
        for (int away = 0; ; away++) {
            if (sounding.contains(key - away)) {
                return key - away;
            }
            if (sounding.contains(key + away)) {
                return key + away;
            }
        }
    }
}
