package io.ripieno.store.retention;

import java.time.Duration;
import java.util.Map;

/**
 * How long what is kept.
 *
 * @param standard for tenants that have no allowance of their own; its bytes hold for each of them
 * @param tenants allowances of single tenants
 * @param maxBytes of all outcomes and artefacts together; the longest unused expire first
 * @param grace in which nothing is removed for its size, so that those who were told of it can fetch it
 * @param originals how long the bytes of records that were given up are kept
 */
public record RetentionPolicy(
        Allowance standard, Map<String, Allowance> tenants, long maxBytes, Duration grace, Duration originals) {
    /** Thirty days, whatever the size; what is told is safe for an hour. */
    public static final RetentionPolicy DEFAULT = new RetentionPolicy(
            new Allowance(Duration.ofDays(30), Allowance.UNLIMITED),
            Map.of(),
            Allowance.UNLIMITED,
            Duration.ofHours(1),
            Duration.ofDays(30));

    public RetentionPolicy {
        tenants = Map.copyOf(tenants);
        if (maxBytes < 0) {
            throw new IllegalArgumentException("The bytes that all outcomes may take (" + maxBytes
                    + ") must be at least 0; leave it out for no limit.");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("The grace (" + grace + ") must be at least 0, such as PT1H.");
        }
        if (originals.isNegative() || originals.isZero()) {
            throw new IllegalArgumentException(
                    "The age of originals (" + originals + ") must be greater than 0, such as P30D.");
        }
    }

    Allowance of(String tenant) {
        return tenants.getOrDefault(tenant, standard);
    }

    /** The longest time that any tenant keeps something. */
    Duration longest() {
        return tenants.values().stream()
                .map(Allowance::age)
                .reduce(standard.age(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
}
