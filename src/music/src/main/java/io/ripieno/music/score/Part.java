package io.ripieno.music.score;

import java.util.List;

/**
 * What one player or one hand-over of staves reads.
 *
 * @param id unique in the score, such as {@code P1}
 * @param name as printed, empty if there is none
 * @param transposition from what is read to what sounds: a major second down for a clarinet in B flat
 * @param staves from 1
 * @param events sounding pitches; kept in the order onset, voice, staff, grace notes first, duration, pitch
 */
public record Part(
        String id, String name, Instrument instrument, Interval transposition, int staves, List<Event> events) {
    public Part {
        if (staves < 1) {
            throw new IllegalArgumentException("Part " + id + " has " + staves + " staves: it needs at least 1.");
        }
        events = events.stream().sorted(EventOrder.ORDER).toList();
    }

    /** A part at concert pitch on one staff. */
    public static Part of(String id, String name, List<? extends Event> events) {
        return new Part(id, name, Instrument.UNKNOWN, Interval.UNISON, 1, List.copyOf(events));
    }

    public Part withEvents(List<? extends Event> events) {
        return new Part(id, name, instrument, transposition, staves, List.copyOf(events));
    }

    /** Notes of definite pitch as written: tied ones apart, grace notes too. */
    public List<Note> notes() {
        return only(Note.class, events);
    }

    /** What is heard: tied notes joined, no grace notes, no rests. */
    public List<Sounding> sounding() {
        return Ties.joined(events).stream()
                .filter(event -> event instanceof Sounding sounding && !sounding.isGrace())
                .map(Sounding.class::cast)
                .toList();
    }

    /** The pitched part of {@link #sounding()}. */
    public List<Note> soundingNotes() {
        return only(Note.class, sounding());
    }

    private static <T extends Event> List<T> only(Class<T> kind, List<? extends Event> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
