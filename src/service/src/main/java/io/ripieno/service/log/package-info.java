/**
 * How the service logs: a message id, a sentence, and pairs that say who. Uses JBoss Logging.
 */
@NullMarked
package io.ripieno.service.log;

import org.jspecify.annotations.NullMarked;
