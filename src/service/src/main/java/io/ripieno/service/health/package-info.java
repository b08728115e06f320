/**
 * What readiness is made of. Uses MicroProfile Health.
 */
@NullMarked
package io.ripieno.service.health;

import org.jspecify.annotations.NullMarked;
