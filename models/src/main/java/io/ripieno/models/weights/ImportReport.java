package io.ripieno.models.weights;

import java.util.List;

/**
 * What an import did.
 *
 * @param imported weights that were set
 * @param missing weights that stayed as they were, since the file lacks tensors of theirs
 * @param leftOver tensors of the file that no weight asked for
 */
public record ImportReport(List<String> imported, List<String> missing, List<String> leftOver) {
    public ImportReport {
        imported = List.copyOf(imported);
        missing = List.copyOf(missing);
        leftOver = List.copyOf(leftOver);
    }

    /**
     * This report if every weight was set; tensors may be left over.
     *
     * @throws WeightsException if some were not, all of them named
     */
    public ImportReport requireComplete() throws WeightsException {
        if (!missing.isEmpty()) {
            throw new WeightsException(
                    "%s. Add rules for the names of these tensors, or take a complete file.".formatted(describe()));
        }
        return this;
    }

    /** For a log. */
    public String describe() {
        return "%d weights were imported; missing: %s; left over in the file: %s"
                .formatted(imported.size(), missing, leftOver);
    }
}
