/**
 * A Kafka broker and controller in one process. The only place that touches Kafka internals.
 */
@NullMarked
package io.ripieno.broker;

import org.jspecify.annotations.NullMarked;
