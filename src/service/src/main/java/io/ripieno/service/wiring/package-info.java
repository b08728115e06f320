/**
 * Makes the parts and starts and stops them. Uses CDI and Quarkus; nothing depends on it.
 */
@NullMarked
package io.ripieno.service.wiring;

import org.jspecify.annotations.NullMarked;
