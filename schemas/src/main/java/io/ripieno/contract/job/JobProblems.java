package io.ripieno.contract.job;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects problems, so that all of a job are reported at once. */
final class JobProblems {
    private static final Pattern PRINTABLE = Pattern.compile("\\P{Cc}*");

    private final List<JobProblem> found = new ArrayList<>();

    List<JobProblem> found() {
        return List.copyOf(found);
    }

    void add(String field, String value, String complaint, String action) {
        found.add(new JobProblem(field, value, complaint, action));
    }

    /** Adds a problem if the condition does not hold. */
    void require(boolean condition, String field, Object value, String complaint, String action) {
        if (!condition) {
            add(field, value instanceof String text ? quote(text) : String.valueOf(value), complaint, action);
        }
    }

    /** Adds a problem unless the number is greater than 0 and at most the greatest; NaN never is. */
    void requirePositive(double number, double greatest, String field, String unit, String action) {
        require(
                number > 0 && number <= greatest,
                field,
                number,
                "it must be greater than 0 and at most " + greatest + " " + unit,
                action);
    }

    /** Adds a problem if the text is too long or has control characters. */
    void requireName(String text, int longest, String field) {
        require(
                text.length() <= longest && PRINTABLE.matcher(text).matches(),
                field,
                text,
                "it must have at most " + longest + " characters and no control characters",
                "Choose a shorter or plainer one");
    }

    static String quote(String text) {
        return text.isEmpty() ? "empty" : "\"" + text + "\"";
    }
}
