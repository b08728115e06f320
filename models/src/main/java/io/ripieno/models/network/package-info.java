/**
 * The networks, in a package for each task, and what their settings have in common. May use the graph builder and nothing
 * else: a definition knows neither how it is trained nor how it is served.
 */
@NullMarked
package io.ripieno.models.network;

import org.jspecify.annotations.NullMarked;
