package io.ripieno.models.data.phrase;

import java.util.List;

/** What a player does with notes that sound: vibrato, slides into a note, swells, pedal, and the tuning of the day. */
final class Expression {
    private static final double STEP_SECONDS = 0.025;

    private Expression() {}

    static void play(Sheet sheet, double tuningCents, boolean slides, Dice dice) {
        Instrument.Touch touch = sheet.instrument().touch();
        List<Note> notes = sheet.notes();
        sheet.control(Control.bend(0, tuningCents));
        if (touch.bends) {
            bends(sheet, notes, tuningCents, slides, dice);
        }
        if (touch.swells && dice.chance(0.7)) {
            swells(sheet, notes, dice);
        }
        if (touch == Instrument.Touch.PEDAL && dice.chance(0.6)) {
            pedal(sheet);
        }
    }

    private static void bends(Sheet sheet, List<Note> notes, double tuning, boolean slides, Dice dice) {
        boolean held = sheet.instrument().touch().swells;
        double depth = held ? dice.oneOf(0.0, 8.0, 15.0, 25.0, 35.0) : dice.oneOf(0.0, 0.0, 10.0);
        double rate = dice.between(4.4, 6.6);
        double slideChance = slides ? dice.oneOf(0.0, 0.05, 0.2) : 0;
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            double until =
                    i + 1 < notes.size() ? Math.min(note.end(), notes.get(i + 1).start()) : note.end();
            boolean slide = dice.chance(slideChance);
            double from = -dice.between(60, 150);
            double onset = dice.between(0.1, 0.3);
            for (double at = note.start(); at < until; at += STEP_SECONDS) {
                double within = at - note.start();
                double cents = tuning;
                if (slide) {
                    cents += from * Math.max(0, 1 - within / 0.09);
                }
                if (within > onset) {
                    double grown = Math.min(1, (within - onset) / 0.25);
                    cents += depth * grown * Math.sin(2 * Math.PI * rate * (within - onset));
                }
                if (slide || depth > 0) {
                    sheet.control(Control.bend(at, cents));
                }
            }
        }
    }

    private static void swells(Sheet sheet, List<Note> notes, Dice dice) {
        double lowest = dice.between(45, 95);
        boolean perNote = dice.chance(0.4);
        double period = dice.between(2, 8);
        double phase = dice.between(0, period);
        if (!perNote) {
            for (double at = 0; at < sheet.seconds(); at += 0.06) {
                double shape = 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + phase) / period);
                sheet.control(new Control(at, Control.Kind.EXPRESSION, (int) (lowest + (127 - lowest) * shape)));
            }
            return;
        }
        for (Note note : notes) {
            for (double at = 0; at < note.seconds(); at += 0.06) {
                double shape = Math.sin(Math.PI * Math.min(1, 0.15 + at / note.seconds()));
                int value = (int) (lowest + (127 - lowest) * Math.max(0, shape));
                sheet.control(new Control(note.start() + at, Control.Kind.EXPRESSION, value));
            }
        }
    }

    private static void pedal(Sheet sheet) {
        for (int bar = 0; bar < sheet.bars(); bar++) {
            double at = sheet.composition().seconds(sheet.barStart(bar));
            sheet.control(new Control(at, Control.Kind.SUSTAIN, 0));
            sheet.control(new Control(at + 0.04, Control.Kind.SUSTAIN, 127));
        }
    }
}
