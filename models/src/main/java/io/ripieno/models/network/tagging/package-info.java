/**
 * Networks that tell which instruments or tags a recording has, and the embeddings that teach them; each a small class that
 * builds its graphs. May use the graph builder and nothing else: a definition knows neither how it is trained nor how it is
 * served.
 */
@NullMarked
package io.ripieno.models.network.tagging;

import org.jspecify.annotations.NullMarked;
