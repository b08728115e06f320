/**
 * Commands that make training data and demonstration recordings. Uses its sub-packages and picocli; nothing in the
 * sub-packages uses it.
 */
@NullMarked
package io.ripieno.models.data;

import org.jspecify.annotations.NullMarked;
