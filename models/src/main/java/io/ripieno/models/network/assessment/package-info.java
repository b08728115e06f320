/**
 * Networks that rate a performance from its pitch contour, with the score or without; each a small class that builds its
 * graphs. May use the graph builder and nothing else: a definition knows neither how it is trained nor how it is served.
 */
@NullMarked
package io.ripieno.models.network.assessment;

import org.jspecify.annotations.NullMarked;
