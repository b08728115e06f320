package io.ripieno.music.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tied notes and the notes that they stand for. */
public final class Ties {
    private record Held(int midi, Rational end) {}

    private Ties() {}

    /**
     * Joins each note that is held over with those that it is held to: the same sounding pitch, in whatever voice,
     * beginning where it ends. The joined note has the first one's voice, velocity and spelling and no notation. A tie
     * that leads nowhere is dropped.
     */
    public static List<Event> joined(List<? extends Event> events) {
        List<Event> result = new ArrayList<>(events.size());
        Map<Held, Integer> open = new HashMap<>();
        for (Event event : events) {
            if (!(event instanceof Sounding sounding) || sounding.isGrace()) {
                result.add(event);
                continue;
            }
            Integer before =
                    sounding.tie().fromBefore() ? open.remove(new Held(height(sounding), event.onset())) : null;
            int index = before == null ? result.size() : before;
            if (before == null) {
                result.add(sounding.tied(Tie.NONE));
            } else {
                Sounding first = (Sounding) result.get(before);
                result.set(
                        before, first.lasting(event.end().minus(first.onset())).notated(Notation.NONE));
            }
            if (sounding.tie().toAfter()) {
                open.put(new Held(height(sounding), event.end()), index);
            }
        }
        return List.copyOf(result);
    }

    private static int height(Sounding sounding) {
        return sounding instanceof Note note ? note.midi() : 1000 + ((Unpitched) sounding).key();
    }
}
