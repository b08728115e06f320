/**
 * Turns what is written into what people play: tempo that gives way, swing, players who are early or late together,
 * accents, phrases, vibrato, pedal. Uses the written parts and the types of the arrangement.
 */
@NullMarked
package io.ripieno.models.data.arrange.human;

import org.jspecify.annotations.NullMarked;
