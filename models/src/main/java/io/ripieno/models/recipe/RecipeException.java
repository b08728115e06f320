package io.ripieno.models.recipe;

/** A recipe that could not be carried out: names what failed and what to do. */
public final class RecipeException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecipeException(String message, Throwable cause) {
        super(message, cause);
    }

    public RecipeException(String message) {
        super(message);
    }
}
