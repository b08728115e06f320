package io.ripieno.service.job;

import io.ripieno.music.audio.Excerpt;
import java.util.OptionalDouble;

/**
 * One input of a job.
 *
 * @param name tells inputs of one role apart; of an evaluation, what the input is to the measures; may be empty
 * @param item of an evaluation, the recording or piece that it belongs to; may be empty
 * @param part of an evaluation, which of several of its item it is; may be empty
 * @param statedSeconds length of the whole recording as the producer knows it
 */
public record Input(
        InputRole role,
        String name,
        String item,
        String part,
        Content content,
        Excerpt excerpt,
        OptionalDouble statedSeconds) {
    /** An input that belongs to no item. */
    public Input(InputRole role, String name, Content content, Excerpt excerpt, OptionalDouble statedSeconds) {
        this(role, name, "", "", content, excerpt, statedSeconds);
    }
}
