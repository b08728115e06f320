/**
 * The commands {@code models list} and {@code models check}. May use inference.
 */
@NullMarked
package io.ripieno.cli.models;

import org.jspecify.annotations.NullMarked;
