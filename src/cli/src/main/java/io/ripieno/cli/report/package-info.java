/**
 * How results are shown: tables, short lists of instruments, figures, JSON. Knows nothing of where results come from.
 */
@NullMarked
package io.ripieno.cli.report;

import org.jspecify.annotations.NullMarked;
