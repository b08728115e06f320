/**
 * What a device is, in terms that any runtime or a simulation can fulfil: sessions, buffers, termination, cost. May use
 * the types of {@code model.json} and the JDK; ONNX Runtime is confined to the package below this one.
 */
@NullMarked
package io.ripieno.inference.device;

import org.jspecify.annotations.NullMarked;
