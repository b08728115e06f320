package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Player;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one player has been given to play so far. */
public final class Line {
    private static final double SHORTEST = 1.0 / 64;

    private final Player player;
    private final int low;
    private final int high;
    private final double end;
    private final List<Written> notes;

    /**
     * @param low the lowest key that is wanted
     * @param high the highest key that is wanted
     * @param end of the piece in quarter notes; nothing is written beyond
     */
    public Line(Player player, int low, int high, double end) {
        this(player, low, high, end, new ArrayList<>());
    }

    private Line(Player player, int low, int high, double end, List<Written> notes) {
        this.player = player;
        this.low = low;
        this.high = high;
        this.end = end;
        this.notes = notes;
    }

    /** The same player's line, for one hand: what is added comes into this one too. */
    public Line within(int lowest, int highest) {
        return new Line(player, Math.max(low, lowest), Math.min(high, highest), end, notes);
    }

    /** The same player's line with some semitones more to either side, as far as the instrument goes. */
    public Line widened(int semitones) {
        int lowest = Math.max(player.lowest(), low - semitones);
        return new Line(player, lowest, Math.min(player.highest(), high + semitones), end, notes);
    }

    public Player player() {
        return player;
    }

    public int low() {
        return low;
    }

    public int high() {
        return high;
    }

    public void add(double from, double quarters, int key, double held, double emphasis) {
        add(from, quarters, key, held, emphasis, 0);
    }

    /** Adds a note, octaves away if the key is out of reach; what lies outside of the piece is left out or cut. */
    public void add(double from, double quarters, int key, double held, double emphasis, double late) {
        double length = Math.min(quarters, end - from);
        if (from >= 0 && length >= SHORTEST) {
            notes.add(
                    new Written(from, length, player.isUnpitched() ? key : fold(key, low, high), held, emphasis, late));
        }
    }

    /** The key, or the one of its name between two others that are at least eleven semitones apart. */
    public static int fold(int key, int low, int high) {
        int folded = key;
        while (folded > high) {
            folded -= 12;
        }
        while (folded < low) {
            folded += 12;
        }
        return folded;
    }

    /** In order of time, lower keys first. */
    public List<Written> notes() {
        return notes.stream()
                .sorted(Comparator.comparingDouble(Written::from).thenComparingInt(Written::key))
                .toList();
    }
}
