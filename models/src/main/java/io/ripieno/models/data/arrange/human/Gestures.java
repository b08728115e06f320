package io.ripieno.models.data.arrange.human;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.TempoCurve;
import io.ripieno.models.data.arrange.Touch;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.arrange.part.Ground;
import io.ripieno.models.data.arrange.tune.TuneChord;
import io.ripieno.models.data.phrase.Control;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a player does with notes that sound: vibrato, slides, swells, pedal, and the tuning of the day. */
final class Gestures {
    private static final double STEP_SECONDS = 0.03;
    private static final double SWELL_STEP_SECONDS = 0.07;
    private static final double SHORTEST_VIBRATO = 0.3;

    private final List<TrackNote> notes;
    private final double tuning;
    private final Dice dice;
    private final List<Control> controls = new ArrayList<>();

    private Gestures(List<TrackNote> notes, double tuning, Dice dice) {
        this.notes = notes;
        this.tuning = tuning;
        this.dice = dice;
    }

    /** In order of time. */
    static List<Control> of(
            Player player,
            Role role,
            List<TrackNote> notes,
            double tuning,
            Ground ground,
            TempoCurve tempo,
            Dice dice) {
        if (player.isUnpitched()) {
            return List.of();
        }
        Gestures gestures = new Gestures(notes, tuning, dice);
        gestures.controls.add(Control.bend(0, tuning));
        Touch touch = player.touch();
        if (touch.bends() && player.polyphony() <= 2) {
            gestures.bends(touch.swells() ? dice.oneOf(0.0, 8.0, 15.0, 25.0, 35.0) : 0, role);
        }
        if (touch.swells() && dice.chance(0.75)) {
            gestures.swells();
        }
        if (touch == Touch.PEDAL && dice.chance(0.55)) {
            gestures.pedal(ground, tempo);
        }
        gestures.controls.sort(Comparator.comparingDouble(Control::at));
        return gestures.controls;
    }

    private void bends(double depth, Role role) {
        double rate = dice.between(4.4, 6.6);
        double slideChance = role == Role.MELODY || role == Role.BASS ? dice.oneOf(0.0, 0.04, 0.15) : 0;
        for (int i = 0; i < notes.size(); i++) {
            TrackNote note = notes.get(i);
            double next = i + 1 < notes.size() ? notes.get(i + 1).start() : note.end();
            double until = Math.min(note.end(), next);
            boolean slide = dice.chance(slideChance);
            double from = slide ? -dice.between(60, 150) : 0;
            double onset = dice.between(0.1, 0.3);
            boolean vibrates = depth > 0 && note.seconds() > SHORTEST_VIBRATO;
            if (!slide && !vibrates) {
                continue;
            }
            for (double at = note.start(); at < until; at += STEP_SECONDS) {
                double within = at - note.start();
                double cents = tuning + from * Math.max(0, 1 - within / 0.09);
                if (vibrates && within > onset) {
                    double grown = Math.min(1, (within - onset) / 0.25);
                    cents += depth * grown * Math.sin(2 * Math.PI * rate * (within - onset));
                }
                controls.add(Control.bend(at, cents));
            }
            controls.add(Control.bend(until, tuning));
        }
    }

    private void swells() {
        double lowest = dice.between(45, 95);
        boolean eachNote = dice.chance(0.5);
        double period = dice.between(3, 9);
        double phase = dice.between(0, period);
        for (TrackNote note : notes) {
            if (!eachNote) {
                double shape = 0.5 - 0.5 * Math.cos(2 * Math.PI * (note.start() + phase) / period);
                expression(note.start(), lowest, shape);
                continue;
            }
            for (double within = 0; within < note.seconds(); within += SWELL_STEP_SECONDS) {
                double shape = Math.sin(Math.PI * Math.min(1, 0.2 + 0.7 * within / note.seconds()));
                expression(note.start() + within, lowest, shape);
            }
        }
    }

    private void expression(double at, double lowest, double shape) {
        int value = (int) (lowest + (127 - lowest) * Math.max(0, shape));
        controls.add(new Control(at, Control.Kind.EXPRESSION, value));
    }

    /** Changed with every chord. */
    private void pedal(Ground ground, TempoCurve tempo) {
        for (TuneChord chord : ground.chords()) {
            double at = tempo.seconds(chord.from());
            controls.add(new Control(at, Control.Kind.SUSTAIN, 0));
            controls.add(new Control(at + 0.05, Control.Kind.SUSTAIN, 127));
        }
        controls.add(new Control(tempo.seconds(ground.end()), Control.Kind.SUSTAIN, 0));
    }
}
