package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Scale;
import io.ripieno.models.data.arrange.Touch;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.phrase.Dice;
import java.util.List;

/** The tune: in the player's octave, as it is or some steps of the scale away, with the player's own ornaments. */
public final class MelodyPart implements Part {
    /** Semitones beyond the usual range that a melody may go before a note is moved by an octave. */
    private static final int MARGIN = 5;

    private final int steps;
    private final double ornaments;
    private final double held;
    private final double accent;

    /**
     * @param steps of the scale away: 0 for the tune itself, -2 for a third below, 7 for the octave
     */
    public MelodyPart(int steps, Dice dice) {
        this.steps = steps;
        this.ornaments = steps == 0 ? dice.oneOf(0.0, 0.03, 0.08, 0.18) : 0;
        this.held = dice.oneOf(0.55, 0.8, 0.92, 0.97, 1.0);
        this.accent = steps == 0 ? 6 : -4;
    }

    @Override
    public void write(Stretch stretch, Line given, Dice dice) {
        List<MelodyNote> lead = stretch.lead();
        Scale scale = stretch.ground().scale();
        Line line = given.widened(MARGIN);
        int octaves = octaves(lead, given);
        for (int i = 0; i < lead.size(); i++) {
            MelodyNote note = lead.get(i);
            int key = note.key() + 12 * octaves;
            key = steps == 0 ? key : steps % 7 == 0 ? key + 12 * (steps / 7) : scale.step(key, steps);
            boolean rests = i + 1 == lead.size() || lead.get(i + 1).from() > note.to() + 0.05;
            double share = rests && line.player().touch().breathes() ? Math.min(held, 0.85) : held;
            boolean ornamented = note.quarters() >= 0.45 && dice.chance(ornaments * Math.min(2, note.quarters()));
            if (ornamented && line.player().polyphony() < 8) {
                ornament(note, key, share, scale, line, dice, stretch.ground().tempo());
            } else {
                line.add(note.from(), note.quarters(), key, share, accent);
            }
        }
    }

    /** Octaves that leave the fewest notes out of reach, and bring the melody nearest to the middle of the range. */
    private static int octaves(List<MelodyNote> lead, Line line) {
        double middle = (line.low() + line.high()) / 2.0;
        double least = Double.MAX_VALUE;
        int best = 0;
        for (int octaves = -5; octaves <= 5; octaves++) {
            double cost = 0;
            for (MelodyNote note : lead) {
                int key = note.key() + 12 * octaves;
                cost += Math.abs(key - middle) / 12 + (key < line.low() || key > line.high() ? 4 : 0);
            }
            if (cost < least) {
                least = cost;
                best = octaves;
            }
        }
        return best;
    }

    /** A grace note, a mordent, a turn, or a trill on what is long. */
    private void ornament(MelodyNote note, int key, double share, Scale scale, Line line, Dice dice, double tempo) {
        double small = Math.min(note.quarters() / 5, 0.075 * tempo / 60);
        int above = scale.step(key, 1);
        int below = scale.step(key, -1);
        boolean trills = note.quarters() > 16 * small && line.player().touch() != Touch.SUNG;
        int[] keys =
                switch (dice.weighted(3, 2, 1.5, 1.5, trills ? 1.5 : 0)) {
                    case 0 -> new int[] {above};
                    case 1 -> new int[] {key, above};
                    case 2 -> new int[] {key, below};
                    case 3 -> new int[] {above, key, below};
                    default -> trill(key, above, (int) (note.quarters() * 0.8 / small));
                };
        for (int i = 0; i < keys.length; i++) {
            line.add(note.from() + i * small, small, keys[i], 0.95, i == 0 ? accent : accent - 6);
        }
        double taken = keys.length * small;
        line.add(note.from() + taken, note.quarters() - taken, key, share, accent - 2);
    }

    private static int[] trill(int key, int above, int strokes) {
        int[] keys = new int[Math.max(2, strokes / 2 * 2)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i % 2 == 0 ? key : above;
        }
        return keys;
    }
}
