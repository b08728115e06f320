package io.ripieno.models.train;

import org.bytedeco.pytorch.Tensor;

/** A weight that the optimiser moves, and the group that says how fast. */
record Moved(String name, Tensor tensor, ParameterGroup group) {}
