package io.ripieno.contract.job;

import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.InlineContent;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.wire.Wire;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What is asked of one input. */
final class InputChecks {
    /** No recording is longer: eleven and a half days. */
    static final double MAX_SECONDS = 1_000_000;
    /** No content is longer: one tebibyte. */
    static final long MAX_BYTES = 1L << 40;
    /** The most characters of a URI. */
    static final int MAX_URI = 4096;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final JobProblems problems;

    InputChecks(JobProblems problems) {
        this.problems = problems;
    }

    void check(Input input, String at) {
        problems.require(
                input.getRole() != InputRole.UNSPECIFIED,
                at + ".role",
                input.getRole(),
                "it is required",
                "Say what the input is to the task, such as AUDIO");
        problems.requireName(input.getName(), JobChecks.MAX_NAME, at + ".name");
        problems.requireName(input.getItem(), JobChecks.MAX_NAME, at + ".item");
        problems.requireName(input.getPart(), JobChecks.MAX_NAME, at + ".part");
        if ((input.getReference() == null) == (input.getInline() == null)) {
            problems.add(
                    at,
                    input.getReference() == null ? "without content" : "both referenced and inline",
                    "exactly one of reference and inline is needed",
                    "Refer to content in a store; only a score may be inline");
        }
        if (input.getReference() != null) {
            check(input.getReference(), at + ".reference");
        }
        if (input.getInline() != null) {
            check(input.getInline(), input.getRole(), at + ".inline");
        }
        if (input.getExcerpt() != null) {
            check(input.getExcerpt(), at + ".excerpt");
        }
        if (input.getStatedSeconds() != null) {
            problems.requirePositive(
                    input.getStatedSeconds(), MAX_SECONDS, at + ".statedSeconds", "s", "Leave it null if not known");
        }
    }

    private void check(Reference reference, String at) {
        problems.require(
                reference.getUri().length() <= MAX_URI && isAbsoluteUri(reference.getUri()),
                at + ".uri",
                reference.getUri(),
                "it must be an absolute URI of at most " + MAX_URI + " characters",
                "Write where the content lies, such as file:///music/a.flac");
        problems.require(
                SHA256.matcher(reference.getSha256()).matches(),
                at + ".sha256",
                reference.getSha256(),
                "it must be 64 lower-case hexadecimal digits",
                "Compute the SHA-256 of the content");
        long bytes = reference.getByteLength();
        problems.require(
                bytes != 0,
                at + ".byteLength",
                bytes,
                "the content is empty",
                "Send another file, or give the length in bytes if it is not empty");
        problems.require(
                bytes >= 0 && bytes <= MAX_BYTES,
                at + ".byteLength",
                bytes,
                "it must be greater than 0 and at most " + MAX_BYTES,
                "Give the length of the content in bytes");
        problems.requireName(reference.getMediaType(), JobChecks.MAX_NAME, at + ".mediaType");
    }

    private void check(InlineContent inline, InputRole role, String at) {
        int length = inline.getContent().remaining();
        problems.require(
                role == InputRole.SCORE,
                at,
                length + " bytes of role " + role,
                "only a SCORE may be inline",
                "Put the content into a store and refer to it");
        problems.require(
                length > 0 && length <= Wire.MAX_INLINE_BYTES,
                at + ".content",
                length + " bytes",
                "it must have at least 1 byte and at most " + Wire.MAX_INLINE_BYTES,
                "Put a longer score into a store and refer to it");
        problems.require(
                !inline.getMediaType().isEmpty(),
                at + ".mediaType",
                inline.getMediaType(),
                "it is required",
                "Name the format, such as audio/midi");
        problems.requireName(inline.getMediaType(), JobChecks.MAX_NAME, at + ".mediaType");
    }

    private void check(Excerpt excerpt, String at) {
        problems.require(
                excerpt.getStartSeconds() >= 0 && excerpt.getStartSeconds() <= MAX_SECONDS,
                at + ".startSeconds",
                excerpt.getStartSeconds(),
                "it must be at least 0 and at most " + MAX_SECONDS + " s",
                "Count from the beginning of the recording");
        if (excerpt.getDurationSeconds() != null) {
            problems.requirePositive(
                    excerpt.getDurationSeconds(),
                    MAX_SECONDS,
                    at + ".durationSeconds",
                    "s",
                    "Leave it null to go to the end");
        }
    }

    private static boolean isAbsoluteUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
