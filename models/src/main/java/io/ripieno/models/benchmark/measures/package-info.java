/**
 * What the measures of the library cost on seeded data. Uses the music module.
 */
@NullMarked
package io.ripieno.models.benchmark.measures;

import org.jspecify.annotations.NullMarked;
