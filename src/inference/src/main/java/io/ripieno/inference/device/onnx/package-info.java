/**
 * Devices on ONNX Runtime. The only place that may use it.
 */
@NullMarked
package io.ripieno.inference.device.onnx;

import org.jspecify.annotations.NullMarked;
