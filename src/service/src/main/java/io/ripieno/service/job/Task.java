package io.ripieno.service.job;

import java.util.Locale;

/** What can be asked of the service. */
public enum Task {
    SEPARATION,
    TAGGING,
    ASSESSMENT,
    GENERATION,
    EVALUATION;

    /** As it stands in topics, metrics and models. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
