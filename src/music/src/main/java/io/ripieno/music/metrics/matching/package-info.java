/**
 * Pairs what was estimated with what is true, one to one and as many as can be. Uses the JDK alone.
 */
@NullMarked
package io.ripieno.music.metrics.matching;

import org.jspecify.annotations.NullMarked;
