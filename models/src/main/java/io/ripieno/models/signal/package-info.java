/**
 * Ends work in good order when a signal ends the program. Uses nothing but the JDK.
 */
@NullMarked
package io.ripieno.models.signal;

import org.jspecify.annotations.NullMarked;
