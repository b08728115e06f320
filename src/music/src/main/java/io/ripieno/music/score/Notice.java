package io.ripieno.music.score;

/**
 * Something that was read or written otherwise than it stands.
 *
 * @param message what, with its value, and what was made of it
 */
public record Notice(Place place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
