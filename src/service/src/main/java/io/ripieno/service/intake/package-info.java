/**
 * Records as they arrive, jobs on their way, and the ports over which records come and go. Knows nothing of Kafka's
 * client or of Quarkus.
 */
@NullMarked
package io.ripieno.service.intake;

import org.jspecify.annotations.NullMarked;
