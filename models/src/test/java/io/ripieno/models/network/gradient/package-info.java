/**
 * Gradients of whole networks against finite differences. May use the catalogue, the graph builder and the interpreter.
 */
@NullMarked
package io.ripieno.models.network.gradient;

import org.jspecify.annotations.NullMarked;
