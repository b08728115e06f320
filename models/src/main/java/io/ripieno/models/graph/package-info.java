/**
 * Builds networks as ONNX graphs that share their weights by name: a graph is the single definition of a network, and
 * both training and serving execute it. Uses the ONNX protobuf classes only; knows nothing of libtorch.
 */
@NullMarked
package io.ripieno.models.graph;

import org.jspecify.annotations.NullMarked;
