/**
 * What every worker has in common: cancellation, progress and the ways in which work fails. Uses the JDK alone.
 */
@NullMarked
package io.ripieno.inference.work;

import org.jspecify.annotations.NullMarked;
