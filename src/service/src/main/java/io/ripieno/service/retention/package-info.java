/**
 * The service's own sweeping of what it keeps. Uses the store and scratch; nothing depends on it but the wiring.
 */
@NullMarked
package io.ripieno.service.retention;

import org.jspecify.annotations.NullMarked;
