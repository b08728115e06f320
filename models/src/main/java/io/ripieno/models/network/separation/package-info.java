/**
 * Networks that estimate the magnitude spectrum of one source from that of a mixture; each a small class that builds its
 * graphs. May use the graph builder and nothing else: a definition knows neither how it is trained nor how it is served, and
 * transforms between samples and spectra stay outside.
 */
@NullMarked
package io.ripieno.models.network.separation;

import org.jspecify.annotations.NullMarked;
