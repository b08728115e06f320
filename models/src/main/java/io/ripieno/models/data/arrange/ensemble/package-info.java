/**
 * Puts a piece together: who plays, in which form, who does what in each section, and the arranger that has it written and
 * performed. Uses all other packages of arranging.
 */
@NullMarked
package io.ripieno.models.data.arrange.ensemble;

import org.jspecify.annotations.NullMarked;
