package io.ripieno.cli.report;

import io.ripieno.contract.v1.Outcome;
import java.util.Locale;
import java.util.Optional;

/** What the contract says, in words for people. */
public final class Words {
    private Words() {}

    /** The name of a state or kind in small letters, such as {@code unknown schema}. */
    public static String of(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Why a job ended without a result, and what to do; empty if it has one or does not say. */
    public static Optional<String> why(Outcome outcome) {
        return Optional.ofNullable(outcome.getFailure())
                .map(failure -> "%s %s"
                        .formatted(failure.getCause(), failure.getAction())
                        .strip())
                .filter(why -> !why.isEmpty());
    }
}
