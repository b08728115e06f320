/**
 * The model repository, the types of {@code model.json}, digests and goldens. May use Jackson and the front ends of the
 * music library; knows nothing of ONNX Runtime.
 */
@NullMarked
package io.ripieno.inference.model;

import org.jspecify.annotations.NullMarked;
