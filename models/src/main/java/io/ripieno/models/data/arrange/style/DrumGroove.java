package io.ripieno.models.data.arrange.style;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/** Kick, snare, toms and hand drums of a feel in any metre, without any cymbal: two bars that are repeated. */
public final class DrumGroove {
    private static final int RIM = 37;
    private static final List<int[]> HANDS =
            List.of(new int[] {62, 63, 64}, new int[] {60, 61, 60}, new int[] {65, 66, 65}, new int[] {60, 63, 64});
    private static final double[][] CLAVE = {{0, 1.5, 3}, {1, 2}};
    private static final double GHOST = -32;

    private final Feel feel;
    private final Pulse pulse;
    private final int kick;
    private final int snare;
    private final boolean hands;
    private final List<List<Hit>> bars;

    private DrumGroove(Feel feel, Pulse pulse, Dice dice) {
        this.feel = feel;
        this.pulse = pulse;
        this.kick = dice.oneOf(35, 36, 36);
        this.snare = dice.oneOf(38, 38, 40);
        this.hands = (feel == Feel.LATIN || feel == Feel.JIG || feel == Feel.REEL || feel == Feel.BOSSA)
                && dice.chance(0.45);
        int[] set = HANDS.get(dice.whole(0, HANDS.size() - 1));
        double busy = dice.between(0, 0.22);
        double ghosts = dice.oneOf(0.0, 0.0, 0.1, 0.2);
        List<Hit> first = hands ? hands(set, 0.3 + 2 * busy, dice) : bar(0, busy, ghosts, dice);
        this.bars = List.of(first, hands ? first : bar(1, busy, ghosts, dice));
    }

    public static DrumGroove of(Feel feel, Pulse pulse, Dice dice) {
        return new DrumGroove(feel, pulse, dice);
    }

    /** The strokes of a bar. */
    public List<Hit> bar(int index) {
        return bars.get(Math.floorMod(index, bars.size()));
    }

    /** Whether it is played on congas, bongos or timbales, which only the standard kit has. */
    public boolean isOfHands() {
        return hands;
    }

    /** The key of the snare drum. */
    public int snare() {
        return snare;
    }

    private List<Hit> bar(int parity, double busy, double ghosts, Dice dice) {
        List<Hit> hits = new ArrayList<>();
        switch (feel) {
            case SWING -> swing(hits, dice);
            case MARCH -> march(hits, dice);
            case JIG, REEL -> folk(hits, dice);
            case BOSSA, LATIN -> clave(hits, parity);
            default -> backbeat(hits, parity, busy, ghosts, dice);
        }
        return hits;
    }

    private void backbeat(List<Hit> hits, int parity, double busy, double ghosts, Dice dice) {
        int stroke = feel == Feel.BALLAD ? dice.oneOf(RIM, snare) : snare;
        for (int step = 0; step < pulse.steps(); step++) {
            double at = step * pulse.step();
            int beat = pulse.beatAt(at);
            boolean onBeat = Math.abs(at - pulse.beat(beat)) < 1e-6;
            if (onBeat && (feel == Feel.DISCO || pulse.isStrong(beat) && (beat == 0 || !isBackbeat(beat)))
                    || !onBeat && dice.chance(busy)) {
                hits.add(new Hit(at, kick, onBeat ? 4 : -4));
            }
            if (onBeat && isBackbeat(beat)) {
                hits.add(new Hit(at, stroke, feel == Feel.WALTZ ? -12 : 6));
            } else if (dice.chance(ghosts)) {
                hits.add(new Hit(at + (dice.chance(0.5) ? pulse.step() / 2 : 0), snare, GHOST));
            } else if (parity == 1 && step == pulse.steps() - 1 && dice.chance(0.3)) {
                hits.add(new Hit(at, dice.oneOf(41, 43, 45, snare), -6));
            }
        }
    }

    private boolean isBackbeat(int beat) {
        int beats = pulse.beats().size();
        if (feel == Feel.HALF_TIME) {
            return beat == beats / 2;
        }
        return switch (beats) {
            case 1 -> false;
            case 3 -> feel == Feel.WALTZ || pulse.isCompound() ? beat > 0 : beat == 2;
            case 5 -> beat == 2 || beat == 4;
            default -> beat % 2 == 1;
        };
    }

    private void swing(List<Hit> hits, Dice dice) {
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            if (dice.chance(0.45)) {
                hits.add(new Hit(pulse.beat(beat), kick, -22));
            }
            if (dice.chance(0.3)) {
                hits.add(new Hit(pulse.beat(beat) + pulse.step(), dice.chance(0.7) ? snare : kick, -14));
            } else if (beat % 2 == 1 && dice.chance(0.25)) {
                hits.add(new Hit(pulse.beat(beat), dice.oneOf(RIM, snare), -10));
            }
        }
    }

    private void march(List<Hit> hits, Dice dice) {
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            double at = pulse.beat(beat);
            if (beat % 2 == 0) {
                hits.add(new Hit(at, kick, 6));
            }
            hits.add(new Hit(at, snare, beat % 2 == 1 ? 6 : -8));
            int strokes = dice.oneOf(1, 2, 2, 4);
            for (int i = 1; i < strokes; i++) {
                hits.add(new Hit(at + i * pulse.length(beat) / strokes, snare, -20 + 2.0 * i));
            }
        }
    }

    private void folk(List<Hit> hits, Dice dice) {
        int low = dice.oneOf(41, 43, 45);
        for (int step = 0; step < pulse.steps(); step++) {
            double at = step * pulse.step();
            double accent = pulse.accent(at);
            if (accent >= 0.45) {
                hits.add(new Hit(at, accent >= 0.7 ? low : dice.oneOf(low, snare), 4));
            } else if (dice.chance(0.6)) {
                hits.add(new Hit(at, dice.oneOf(low, RIM), -22));
            }
        }
    }

    private void clave(List<Hit> hits, int parity) {
        for (double at : CLAVE[parity]) {
            hits.add(new Hit(at, RIM, 0));
        }
        for (double at : new double[] {0, 1.5, 2, 3.5}) {
            hits.add(new Hit(at, kick, at == Math.rint(at) ? -4 : -14));
        }
    }

    private List<Hit> hands(int[] set, double density, Dice dice) {
        List<Hit> hits = new ArrayList<>();
        for (int step = 0; step < pulse.steps(); step++) {
            double accent = pulse.accent(step * pulse.step());
            if (step == 0 || dice.chance(density + 0.4 * accent)) {
                hits.add(new Hit(step * pulse.step(), set[dice.whole(0, set.length - 1)], 14 * accent - 10));
            }
        }
        return hits;
    }
}
