package io.ripieno.cli.prune;

import io.ripieno.store.retention.Allowance;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.TypeConversionException;

/** Reads what a tenant may keep, {@code AGE} or {@code AGE,SIZE}, such as {@code P7D,2G}. */
final class TenantAllowance {
    private TenantAllowance() {}

    static Allowance parse(String text, Allowance standard) {
        String[] parts = text.split(",", 2);
        try {
            return new Allowance(
                    Duration.parse(parts[0].strip()),
                    parts.length == 2 ? Bytes.parse(parts[1].strip()) : standard.maxBytes());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'%s' is not an allowance; write --tenant NAME=AGE or NAME=AGE,SIZE, such as acme=P7D,2G"
                            .formatted(text));
        }
    }
}
