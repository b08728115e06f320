/**
 * Numbers that describe a bar of tokens, such as how dense it is; models are trained to control them. May use the measure
 * representation.
 */
@NullMarked
package io.ripieno.music.attribute;

import org.jspecify.annotations.NullMarked;
