/**
 * Executes the operators of ONNX graphs on libtorch tensors, with gradients, and writes trained weights back. Native
 * memory: run each step inside a {@code PointerScope}; what must outlive the step is held by {@link
 * io.ripieno.models.interpret.Parameters}.
 */
@NullMarked
package io.ripieno.models.interpret;

import org.jspecify.annotations.NullMarked;
