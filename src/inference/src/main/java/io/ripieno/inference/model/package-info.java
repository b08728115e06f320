/**
 * The model repository and the types of {@code model.json}. May use Jackson; knows nothing of ONNX Runtime.
 */
@NullMarked
package io.ripieno.inference.model;

import org.jspecify.annotations.NullMarked;
