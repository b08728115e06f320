package io.ripieno.models.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The commit of the code that runs, as Git names it in the checkout. */
public final class SourceCommit {
    private static final String UNKNOWN = "unknown";

    private SourceCommit() {}

    /** The hash, with {@code -dirty} if files were changed since, or {@code unknown} outside a checkout. */
    public static String read() throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*")
                    .directory(Checkout.folder().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !answer.isEmpty() ? answer : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
