/**
 * Graphs as ONNX Runtime executes them, with one thread, on inputs of any shape: what is compared with the interpreter and
 * with smaller forms of the same graph. May use the ONNX classes, ONNX Runtime and the environment that the inference module
 * makes for it.
 */
@NullMarked
package io.ripieno.models.served;

import org.jspecify.annotations.NullMarked;
