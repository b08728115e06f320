/**
 * Channels of the connector as the ports of intake, topics and rebalances. Uses Quarkus, SmallRye and Kafka's client.
 */
@NullMarked
package io.ripieno.service.kafka;

import org.jspecify.annotations.NullMarked;
