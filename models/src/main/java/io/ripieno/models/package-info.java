/**
 * Network definitions, datasets, training and recipes. Nothing depends on this module.
 */
@NullMarked
package io.ripieno.models;

import org.jspecify.annotations.NullMarked;
