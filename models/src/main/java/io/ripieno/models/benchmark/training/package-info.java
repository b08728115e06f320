/**
 * Steps of training by the interpreter against the same networks written directly on libtorch's modules, and training on
 * pieces that are rendered meanwhile. Uses the graph builder, the networks, the interpreter, the training loop, the data
 * factory and libtorch.
 */
@NullMarked
package io.ripieno.models.benchmark.training;

import org.jspecify.annotations.NullMarked;
