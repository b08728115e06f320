package io.ripieno.service.job;

import io.ripieno.music.audio.Excerpt;
import java.util.OptionalDouble;

/**
 * One input of a job.
 *
 * @param name tells inputs of one role apart; may be empty
 * @param statedSeconds length of the whole recording as the producer knows it
 */
public record Input(InputRole role, String name, Content content, Excerpt excerpt, OptionalDouble statedSeconds) {}
