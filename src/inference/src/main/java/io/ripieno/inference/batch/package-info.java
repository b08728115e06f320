/**
 * The scheduler: windows of many jobs wait in queues, form batches and run on devices, fairly and with one failure at a
 * time. May use the device interfaces, the rules of sharing and the types shared by workers; knows nothing of ONNX
 * Runtime or of music.
 */
@NullMarked
package io.ripieno.inference.batch;

import org.jspecify.annotations.NullMarked;
