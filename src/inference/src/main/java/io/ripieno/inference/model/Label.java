package io.ripieno.inference.model;

import org.jspecify.annotations.Nullable;

/**
 * A class that the model recognises; its place in the list is its index in the output.
 *
 * @param name of the class
 * @param threshold probability from which on the class is taken to be present, in [0, 1]
 * @param notes what a reader of results should know about this class
 */
public record Label(String name, double threshold, @Nullable String notes) {}
