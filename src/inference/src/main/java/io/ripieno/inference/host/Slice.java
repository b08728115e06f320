package io.ripieno.inference.host;

import io.ripieno.inference.work.InferenceException;
import java.util.function.Consumer;

/**
 * Work of at most some 50 ms that either runs or, as the pool is closed, is told that it never will.
 *
 * @param work what it throws is its own affair
 */
public record Slice(Runnable work, Consumer<InferenceException> refused) {}
