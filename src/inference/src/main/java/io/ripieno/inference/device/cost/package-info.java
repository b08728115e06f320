/**
 * What runs cost, kept between starts of the program. May use the terms of a device, the JDK and a JSON library.
 */
@NullMarked
package io.ripieno.inference.device.cost;

import org.jspecify.annotations.NullMarked;
