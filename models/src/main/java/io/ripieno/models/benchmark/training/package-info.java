/**
 * Steps of training by the interpreter against the same networks written directly on libtorch's modules. Uses the graph
 * builder, the networks, the interpreter and libtorch.
 */
@NullMarked
package io.ripieno.models.benchmark.training;

import org.jspecify.annotations.NullMarked;
