package io.ripieno.service.job;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** A job that cannot go on: what went wrong, naming the thing and its value, and what to do about it. */
public final class JobFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 2000;
    private static final int BRIEF = 100;
    private static final String DOTS = "...";

    private final FailureKind kind;
    private final Code code;
    private final String problem;
    private final String action;

    public JobFailure(FailureKind kind, Code code, String problem, String action, @Nullable Throwable cause) {
        super(cut(problem, LONGEST) + " " + cut(action, LONGEST), cause);
        this.kind = kind;
        this.code = code;
        this.problem = cut(problem, LONGEST);
        this.action = cut(action, LONGEST);
    }

    /** The same in no more words than a record has room for that was refused for its length. */
    public JobFailure brief() {
        return new JobFailure(kind, code, cut(problem, BRIEF), cut(action, BRIEF), this);
    }

    /** Whether it is so already. */
    public boolean isBrief() {
        return cut(problem, BRIEF).equals(problem) && cut(action, BRIEF).equals(action);
    }

    /** A job that will be as wrong tomorrow. */
    public static JobFailure invalid(Code code, String problem, String action) {
        return new JobFailure(FailureKind.INVALID, code, problem, action, null);
    }

    /** A job that may succeed when it is tried again. */
    public static JobFailure passing(Code code, String problem, String action, @Nullable Throwable cause) {
        return new JobFailure(FailureKind.TRANSIENT, code, problem, action, cause);
    }

    public FailureKind kind() {
        return kind;
    }

    public Code code() {
        return code;
    }

    /** What went wrong: a sentence. */
    public String problem() {
        return problem;
    }

    /** What to do: a sentence. */
    public String action() {
        return action;
    }

    /** What an exception says, or its kind if it says nothing. */
    public static String words(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    /** What an exception says of a file, without saying where on this machine the file is. */
    public static String reason(IOException e) {
        if (e instanceof FileSystemException of) {
            String kind = of.getClass().getSimpleName();
            return of.getReason() == null ? kind : kind + ": " + of.getReason();
        }
        return words(e);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - DOTS.length()) + DOTS;
    }
}
