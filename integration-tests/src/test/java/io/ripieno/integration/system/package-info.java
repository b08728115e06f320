/**
 * The packaged programs as child processes, and what a producer and a consumer need to talk to them. Uses what a
 * deployment uses: the programs' own artefacts, Kafka's clients, HTTP.
 */
@NullMarked
package io.ripieno.integration.system;

import org.jspecify.annotations.NullMarked;
