/** How what is kept is laid out under the keys of a blob store. Uses blobs alone. */
@NullMarked
package io.ripieno.store;

import org.jspecify.annotations.NullMarked;
