/**
 * The way of a job from its topic to its outcome, one file for each step that is not of another package. Uses all the
 * others, and no Quarkus.
 */
@NullMarked
package io.ripieno.service.way;

import org.jspecify.annotations.NullMarked;
