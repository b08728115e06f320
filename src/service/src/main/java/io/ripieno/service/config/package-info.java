/**
 * The configuration as typed objects, and the check that reports every problem at once. Uses Quarkus' configuration.
 */
@NullMarked
package io.ripieno.service.config;

import org.jspecify.annotations.NullMarked;
