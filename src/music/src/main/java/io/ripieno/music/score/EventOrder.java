package io.ripieno.music.score;

import java.util.Comparator;

/**
 * The order of events in a part: by onset, voice, staff, grace notes first (in the order given), then by duration and
 * pitch from the lowest.
 */
final class EventOrder {
    static final Comparator<Event> ORDER = Comparator.comparing(Event::onset)
            .thenComparingInt(Event::voice)
            .thenComparingInt(Event::staff)
            .thenComparing(Event::duration)
            .thenComparingInt(EventOrder::height);

    private EventOrder() {}

    private static int height(Event event) {
        if (event.duration().isZero()) {
            return 0;
        }
        if (event instanceof Note note) {
            return note.midi() * 100 + note.pitch().diatonic();
        }
        return event instanceof Unpitched stroke
                ? stroke.key() * 100 + stroke.shown().diatonic()
                : -1;
    }
}
