package io.ripieno.models.recipe;

import java.nio.file.Path;

/** Where the sources of this program lie: where its launcher says, else the working directory. */
final class Checkout {
    static final String PROPERTY = "ripieno.checkout";

    private Checkout() {}

    static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
    }
}
