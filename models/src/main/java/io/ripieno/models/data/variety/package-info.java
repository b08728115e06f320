/**
 * How different arrangements are from each other, counted and plotted. Uses the packages arrange and phrase, and XChart.
 */
@NullMarked
package io.ripieno.models.data.variety;

import org.jspecify.annotations.NullMarked;
