/**
 * How long outcomes, artefacts and originals are kept: by age, by size and by tenant. Uses blobs, their layout and the
 * contract.
 */
@NullMarked
package io.ripieno.store.retention;

import org.jspecify.annotations.NullMarked;
