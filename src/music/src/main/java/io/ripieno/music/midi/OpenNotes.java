package io.ripieno.music.midi;

import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pairs the note-ons of a track with their note-offs. Where equal notes overlap, the one that began first ends first; a
 * note-off without a note is nothing; a note that ends where it begins lasts one tick.
 */
final class OpenNotes {
    private record Open(long tick, int velocity) {}

    private final Map<Integer, Deque<Open>> open = new TreeMap<>();
    private final List<MidiNote> closed = new ArrayList<>();

    void on(long tick, int channel, int key, int velocity) {
        open.computeIfAbsent(index(channel, key), index -> new ArrayDeque<>(2)).add(new Open(tick, velocity));
    }

    void off(long tick, int channel, int key) {
        Deque<Open> queue = open.get(index(channel, key));
        Open first = queue == null ? null : queue.poll();
        if (first != null) {
            close(first, tick, channel, key);
        }
    }

    /** Ends what still sounds at the end of the track and returns all notes in the order in which they begin. */
    List<MidiNote> finish(long tick, Place place, Notices notices) {
        int ended = closed.size();
        open.forEach((index, queue) -> queue.forEach(note -> close(note, tick, index / 128 + 1, index % 128)));
        int hanging = closed.size() - ended;
        if (hanging > 0) {
            notices.add(place, hanging + " notes are never ended; they last to the end of their track.");
        }
        closed.sort(Comparator.comparingLong(MidiNote::on));
        return closed;
    }

    private void close(Open note, long tick, int channel, int key) {
        closed.add(new MidiNote(note.tick(), Math.max(tick, note.tick() + 1), channel, key, note.velocity()));
    }

    private static int index(int channel, int key) {
        return (channel - 1) * 128 + key;
    }
}
