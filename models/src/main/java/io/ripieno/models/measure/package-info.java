/**
 * Measures of multi-label classification: average precision, area under the ROC curve, F1 and thresholds. Plain numbers in,
 * plain numbers out; uses nothing else of this project.
 */
@NullMarked
package io.ripieno.models.measure;

import org.jspecify.annotations.NullMarked;
