package io.ripieno.store.retention;

import java.time.Duration;

/**
 * What a tenant may keep.
 *
 * @param age after its last use an outcome of the tenant expires
 * @param maxBytes of the outcomes and artefacts that the tenant uses; the longest unused expire first.
 *     {@link Long#MAX_VALUE} means no limit
 */
public record Allowance(Duration age, long maxBytes) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    public Allowance {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException(
                    "The age after which outcomes expire (" + age + ") must be greater than 0, such as P30D.");
        }
        if (maxBytes < 0) {
            throw new IllegalArgumentException(
                    "The bytes that outcomes may take (" + maxBytes + ") must be at least 0.");
        }
    }
}
