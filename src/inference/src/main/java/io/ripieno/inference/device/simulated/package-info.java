/**
 * Devices that only declare what they cost, hold and break, so that scheduling on many of them can be tried on a machine
 * that has none. May use the terms of a device and the JDK; the time may be real or virtual.
 */
@NullMarked
package io.ripieno.inference.device.simulated;

import org.jspecify.annotations.NullMarked;
