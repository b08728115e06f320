/**
 * Measurements of what the parts of Ripieno cost on this machine, printed and never judged. Uses picocli, and whatever it
 * measures.
 */
@NullMarked
package io.ripieno.models.benchmark;

import org.jspecify.annotations.NullMarked;
