package io.ripieno.store.retention;

import io.ripieno.store.retention.Kept.Use;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which uses of outcomes have expired. An outcome is removed once none of its uses is left. */
final class Expiry {
    private final RetentionPolicy policy;
    private final Instant now;
    private final Set<Use> expired = new HashSet<>();

    private Expiry(RetentionPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    static Set<Use> of(Collection<Kept> all, RetentionPolicy policy, Instant now) {
        Expiry expiry = new Expiry(policy, now);
        List<Dated> byAge = all.stream()
                .flatMap(kept -> kept.uses().stream().map(use -> new Dated(kept, use)))
                .sorted(Comparator.comparing((Dated dated) -> dated.use().at())
                        .thenComparing(dated -> dated.use().mark().key()))
                .toList();
        byAge.forEach(expiry::byAge);
        byAge.stream()
                .collect(Collectors.groupingBy(dated -> dated.use().tenant()))
                .forEach((tenant, uses) -> expiry.bySize(uses, policy.of(tenant).maxBytes()));
        expiry.byTotalSize(byAge);
        return expiry.expired;
    }

    private void byAge(Dated dated) {
        Use use = dated.use();
        if (!use.at().plus(policy.of(use.tenant()).age()).isAfter(now)) {
            expired.add(use);
        }
    }

    /** Lets the longest unused go until what a tenant uses fits. */
    private void bySize(List<Dated> oldestFirst, long maxBytes) {
        List<Dated> live = live(oldestFirst);
        long bytes = live.stream().mapToLong(dated -> dated.kept().bytes()).sum();
        for (Dated dated : live) {
            if (bytes <= maxBytes || isInGrace(dated.use())) {
                return;
            }
            expired.add(dated.use());
            bytes -= dated.kept().bytes();
        }
    }

    /** Lets the longest unused go until everything fits; a work counts until its last use is gone. */
    private void byTotalSize(List<Dated> oldestFirst) {
        List<Dated> live = live(oldestFirst);
        Map<Kept, Integer> uses = new HashMap<>();
        live.forEach(dated -> uses.merge(dated.kept(), 1, Integer::sum));
        long bytes = uses.keySet().stream().mapToLong(Kept::bytes).sum();
        for (Dated dated : live) {
            if (bytes <= policy.maxBytes() || isInGrace(dated.use())) {
                return;
            }
            expired.add(dated.use());
            if (uses.merge(dated.kept(), -1, Integer::sum) == 0) {
                bytes -= dated.kept().bytes();
            }
        }
    }

    private List<Dated> live(List<Dated> uses) {
        return uses.stream().filter(dated -> !expired.contains(dated.use())).toList();
    }

    private boolean isInGrace(Use use) {
        return use.at().plus(policy.grace()).isAfter(now);
    }

    private record Dated(Kept kept, Use use) {}
}
