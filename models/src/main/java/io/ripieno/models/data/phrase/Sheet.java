package io.ripieno.models.data.phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A phrase while it is written: takes notes in beats and keeps them in seconds, with touch and timing of the player. */
final class Sheet {
    private final Instrument instrument;
    private final Composition composition;
    private final double seconds;
    private final Dice touch;
    private final int loudness;
    private final double accent;
    private final double looseness;
    private final double arc;
    private final List<Note> notes = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();

    Sheet(Instrument instrument, Composition composition, double seconds, Dice touch) {
        this.instrument = instrument;
        this.composition = composition;
        this.seconds = seconds;
        this.touch = touch;
        this.loudness = touch.whole(48, 112);
        this.accent = touch.between(2, 14);
        this.looseness = touch.between(0.001, 0.012);
        this.arc = touch.between(-22, 22);
    }

    Instrument instrument() {
        return instrument;
    }

    Composition composition() {
        return composition;
    }

    double seconds() {
        return seconds;
    }

    int bars() {
        return composition.bars(seconds);
    }

    double barStart(int bar) {
        return (double) bar * composition.metre().beats();
    }

    /**
     * Adds a note; what starts after the end of the phrase is left out, what sounds over it is cut.
     *
     * @param beat position from the beginning of the phrase
     * @param beats written length
     * @param held share of the written length for which the key is down
     * @param emphasis added to the player's loudness in steps of velocity
     */
    void note(double beat, double beats, double held, int key, double emphasis) {
        noteAfter(beat, 0, beats, held, key, emphasis);
    }

    /** As {@link #note}, some seconds late: the later strings of a strum. */
    void noteAfter(double beat, double late, double beats, double held, int key, double emphasis) {
        double start = Math.max(0, composition.seconds(beat) + late + looseness * touch.normal());
        double end = composition.seconds(beat) + late + composition.beatSeconds() * beats * held;
        if (start >= seconds - 0.08) {
            return;
        }
        double length = Math.max(0.04, Math.min(end, seconds) - start);
        double velocity = loudness + emphasis + arc * (start / seconds - 0.5) + 4 * touch.normal();
        if (isStrong(beat)) {
            velocity += accent;
        }
        notes.add(new Note(start, length, key, (int) Math.max(12, Math.min(127, Math.round(velocity)))));
    }

    void control(Control control) {
        if (control.at() <= seconds) {
            controls.add(control);
        }
    }

    private boolean isStrong(double beat) {
        double inBar = beat % composition.metre().beats();
        return inBar == Math.floor(inBar) && composition.metre().isStrong((int) inBar);
    }

    /** In order of start. */
    List<Note> notes() {
        notes.sort(Comparator.comparingDouble(Note::start).thenComparingInt(Note::key));
        return notes;
    }

    /** In order of time. */
    List<Control> controls() {
        controls.sort(Comparator.comparingDouble(Control::at));
        return controls;
    }
}
