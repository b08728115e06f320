package io.ripieno.models.data.arrange.human;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.TempoCurve;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.arrange.part.Ground;
import io.ripieno.models.data.arrange.part.Line;
import io.ripieno.models.data.arrange.part.Written;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays written lines: every player with a manner, all with one tempo, swing and dynamics. */
public final class Performer {
    private static final double SHORTEST_SECONDS = 0.04;
    private static final double MEMORY = 0.9;
    private static final int SOFTEST = 14;
    private static final int PHRASE_BARS = 4;

    private final Ground ground;
    private final TempoCurve tempo;
    private final Swing swing;
    private final double[] dynamics;
    private final double end;

    /**
     * @param swing where the middle of a beat falls
     * @param dynamics of each bar, in steps of velocity
     */
    public Performer(Ground ground, TempoCurve tempo, double swing, double[] dynamics) {
        this.ground = ground;
        this.tempo = tempo;
        this.swing = new Swing(ground.pulse(), swing);
        this.dynamics = dynamics.clone();
        this.end = tempo.seconds(ground.end());
    }

    /** Plays a line; what cannot sound together on the instrument is let go before. */
    public Track play(String name, Role role, int program, Line line, Dice dice) {
        Player player = line.player();
        Manner manner = Manner.of(role, player.isUnpitched(), dice);
        List<TrackNote> notes = timed(line, manner, dice);
        List<TrackNote> playable = player.isUnpitched() ? notes : Reach.within(notes, player.polyphony());
        return new Track(
                name,
                player,
                role,
                program,
                playable,
                Gestures.of(player, role, playable, manner.tuning(), ground, tempo, dice));
    }

    private List<TrackNote> timed(Line line, Manner manner, Dice dice) {
        boolean unpitched = line.player().isUnpitched();
        boolean spreads = line.player().touch().decays() && !unpitched;
        List<TrackNote> notes = new ArrayList<>();
        double drift = 0;
        double late = 0;
        double struck = -1;
        int together = 0;
        for (Written note : line.notes()) {
            if (note.from() > struck + 1e-6) {
                struck = note.from();
                together = 0;
                drift = MEMORY * drift + manner.drift() * dice.normal();
                late = manner.lag() + drift + manner.looseness() * dice.normal();
            } else {
                together++;
            }
            double spread = spreads && note.late() == 0 ? together * manner.spread() : 0;
            double start = Math.max(0, seconds(note.from()) + late + spread + note.late());
            double until = seconds(note.from() + note.quarters() * note.held()) + late;
            double length = Math.min(end, Math.max(until, start + SHORTEST_SECONDS)) - start;
            if (length >= SHORTEST_SECONDS - 1e-9) {
                notes.add(new TrackNote(
                        note.from(), note.quarters(), start, length, note.key(), velocity(note, manner, dice)));
            }
        }
        notes.sort(Comparator.comparingDouble(TrackNote::start).thenComparingInt(TrackNote::key));
        return notes;
    }

    private double seconds(double position) {
        return tempo.seconds(swing.moved(position));
    }

    private int velocity(Written note, Manner manner, Dice dice) {
        double bar = note.from() / ground.pulse().bar();
        double inPhrase = bar % PHRASE_BARS / PHRASE_BARS;
        double velocity = manner.loudness()
                + note.emphasis()
                + dynamics[Math.min(dynamics.length - 1, (int) bar)]
                + manner.accent() * ground.pulse().accent(note.from())
                + manner.arc() * Math.sin(Math.PI * inPhrase)
                + manner.unevenness() * dice.normal();
        return (int) Math.round(Math.max(SOFTEST, Math.min(127, velocity)));
    }
}
