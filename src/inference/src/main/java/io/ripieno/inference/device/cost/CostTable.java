package io.ripieno.inference.device.cost;

import io.ripieno.inference.device.RunCost;
import java.util.Map;
import java.util.Optional;

/** What runs cost, as measured by earlier starts. May be used by many threads. */
public interface CostTable {
    /** Remembers nothing. */
    CostTable NONE = new CostTable() {
        @Override
        public Optional<RunCost> find(CostKey key) {
            return Optional.empty();
        }

        @Override
        public void put(CostKey key, RunCost cost) {
            // It is measured again when it is next needed.
        }

        @Override
        public Map<CostKey, RunCost> all() {
            return Map.of();
        }
    };

    /** The cost that was measured for the key. */
    Optional<RunCost> find(CostKey key);

    /** Keeps a cost in place of an older one. */
    void put(CostKey key, RunCost cost);

    /** All that is kept. */
    Map<CostKey, RunCost> all();

    /** A table in which nothing is found, so that all is measured, and which keeps in the given one. */
    static CostTable anew(CostTable table) {
        return new CostTable() {
            @Override
            public Optional<RunCost> find(CostKey key) {
                return Optional.empty();
            }

            @Override
            public void put(CostKey key, RunCost cost) {
                table.put(key, cost);
            }

            @Override
            public Map<CostKey, RunCost> all() {
                return table.all();
            }
        };
    }
}
