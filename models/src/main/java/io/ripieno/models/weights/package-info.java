/**
 * Weights from elsewhere and weights made smaller: tensors by name from {@code .npz} and safetensors files put into a
 * network, and exported graphs rewritten to half-precision storage or 8-bit products, with the commands that do it. May use
 * the graph builder, the catalogue of networks, served graphs and the array reader of the music library; knows neither libtorch
 * nor training.
 */
@NullMarked
package io.ripieno.models.weights;

import org.jspecify.annotations.NullMarked;
