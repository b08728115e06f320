/**
 * A Kafka broker and controller in one process, for the embedded default: a program of its own for {@code demo} and
 * {@code serve}, in process in tests only. May use the Kafka server and nothing of Ripieno; only {@link
 * io.ripieno.broker.BrokerServer} touches Kafka's internals.
 */
@NullMarked
package io.ripieno.broker;

import org.jspecify.annotations.NullMarked;
