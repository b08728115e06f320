package io.ripieno.music.score;

import java.util.List;
import java.util.Random;

/** Lets a note or chord at times be the same as the one before it in its voice, held. */
final class RandomTies {
    private final Random random;
    private final List<Event> events;

    /** @param events voice after voice, each in the order of time, the notes of a chord together */
    RandomTies(Random random, List<Event> events) {
        this.random = random;
        this.events = events;
    }

    /** @param chords whether chords are held too, or single notes alone */
    void put(boolean chords) {
        for (int from = 0, to, end; from < events.size(); from = to) {
            to = chordEnd(from);
            end = to < events.size() ? chordEnd(to) : to;
            int size = to - from;
            boolean follows = end - to == size
                    && (chords || size == 1)
                    && events.get(from).end().equals(events.get(to).onset())
                    && events.get(from).voice() == events.get(to).voice()
                    && notes(from, to)
                    && notes(to, end);
            if (follows && random.nextInt(5) == 0) {
                for (int i = 0; i < size; i++) {
                    hold(from + i, to + i);
                }
            }
        }
    }

    private void hold(int first, int second) {
        Note held = (Note) events.get(first);
        Note again = (Note) events.get(second);
        events.set(first, held.tied(Tie.of(held.tie().fromBefore(), true)));
        events.set(second, again.pitched(held.pitch()).struck(held.velocity()).tied(Tie.STOP));
    }

    private int chordEnd(int from) {
        int to = from + 1;
        while (to < events.size() && together(events.get(from), events.get(to))) {
            to++;
        }
        return to;
    }

    private static boolean together(Event a, Event b) {
        return a.onset().equals(b.onset())
                && a.voice() == b.voice()
                && a.duration().equals(b.duration());
    }

    private boolean notes(int from, int to) {
        return events.subList(from, to).stream().allMatch(event -> event instanceof Note note && !note.isGrace());
    }
}
