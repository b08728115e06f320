package io.ripieno.cli.submit;

import io.ripieno.contract.v1.ModelChoice;

/** Reads which model is meant: {@code NAME}, {@code NAME@VERSION} or {@code NAME:VERSION}. */
final class ModelChoices {
    private ModelChoices() {}

    /** The choice as it is written; whether it can be one, the checks of the whole job tell. */
    static ModelChoice parse(String text) {
        String[] parts = text.replace(':', '@').split("@", 2);
        return ModelChoice.newBuilder()
                .setName(parts[0])
                .setVersion(parts.length > 1 ? parts[1] : "")
                .build();
    }
}
