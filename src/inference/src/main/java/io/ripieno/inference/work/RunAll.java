package io.ripieno.inference.work;

import org.jspecify.annotations.Nullable;

/** Does all of several things, whatever some of them throw. */
public final class RunAll {
    private RunAll() {}

    /**
     * Does them one after another. The first failure is thrown when all have been done, with the others suppressed in it.
     */
    public static void inOrder(Iterable<? extends Runnable> all) {
        Throwable first = null;
        for (Runnable each : all) {
            try {
                each.run();
            } catch (RuntimeException | Error e) {
                first = joined(first, e);
            }
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
        if (first instanceof Error error) {
            throw error;
        }
    }

    private static Throwable joined(@Nullable Throwable first, Throwable next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }
}
