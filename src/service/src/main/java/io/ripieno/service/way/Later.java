package io.ripieno.service.way;

import java.time.Duration;

/** Does things after a while, without holding a thread meanwhile. */
@FunctionalInterface
public interface Later {
    void after(Duration delay, Runnable action);
}
