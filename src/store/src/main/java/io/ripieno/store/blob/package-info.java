/**
 * Where results too long for a record and stored outcomes lie. Uses the JDK alone.
 */
@NullMarked
package io.ripieno.store.blob;

import org.jspecify.annotations.NullMarked;
