package io.ripieno.music.metrics.evaluation;

import java.util.Set;

/**
 * What inputs of a measure set are for.
 *
 * @param name in lower case, such as {@code references}
 * @param forms that the inputs may have
 * @param number how many there are
 * @param required whether there must be any
 * @param about one sentence: meaning, shape and units
 */
public record Role(String name, Set<Form> forms, Number number, boolean required, String about) {
    /** How many inputs a role has. */
    public enum Number {
        /** One. */
        ONE,
        /** One for each item. */
        ONE_OF_ITEM,
        /** Several for each item, told apart by their parts. */
        SEVERAL_OF_ITEM,
        /** Any number, each an item of its own; they form a set. */
        SET
    }

    public Role {
        forms = Set.copyOf(forms);
    }

    static Role one(String name, String about) {
        return new Role(name, Set.of(Form.NUMBERS), Number.ONE, true, about);
    }

    Role optional() {
        return new Role(name, forms, number, false, about);
    }
}
