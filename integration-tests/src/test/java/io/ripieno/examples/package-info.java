/**
 * Complete programs as a producer and a consumer would write them, which the front page shows. They use the contract
 * and the Kafka client alone.
 */
@NullMarked
package io.ripieno.examples;

import org.jspecify.annotations.NullMarked;
