package io.ripieno.service.recording;

import io.ripieno.music.audio.AudioInfo;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Notice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what a recording is with what its media type says. Types that are not listed say nothing. */
public final class MediaTypes {
    private static final Pattern CODECS =
            Pattern.compile(";\\s*codecs\\s*=\\s*(?:\"([^\"]*)|([^;]*))", Pattern.CASE_INSENSITIVE);

    private MediaTypes() {}

    /**
     * Compares.
     *
     * @return what to tell the producer if the media type is wrong
     * @throws JobFailure invalid if it is wrong and the job is strict about it
     */
    public static Optional<Notice> check(Input input, AudioInfo info, boolean strict) throws JobFailure {
        String type = type(input);
        List<String> codecs = codecs(input);
        boolean fits = MediaKind.isKnown(type) ? MediaKind.of(type, codecs).fits(info) : saysNothing(type);
        if (fits) {
            return Optional.empty();
        }
        String problem = " is " + info.container() + " (" + info.codec() + ") by its content, but its media type says "
                + type + (codecs.isEmpty() ? "." : "; codecs=" + String.join(",", codecs) + ".");
        if (strict) {
            throw JobFailure.invalid(
                    Code.MEDIA_TYPE,
                    "The input " + input.content().name() + problem,
                    "Correct the media type, or do not be strict about it.");
        }
        return Optional.of(new Notice(
                Code.MEDIA_TYPE,
                "The input" + problem + " It was decoded by its content. Correct the media type of the next job."));
    }

    /** Whether there is nothing to compare with. */
    public static boolean saysNothing(Input input) {
        String type = type(input);
        return !MediaKind.isKnown(type) && saysNothing(type);
    }

    private static String type(Input input) {
        return input.content().mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** What the parameter names; empty if there is none. */
    private static List<String> codecs(Input input) {
        Matcher parameter = CODECS.matcher(input.content().mediaType());
        if (!parameter.find()) {
            return List.of();
        }
        String value = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    private static boolean saysNothing(String type) {
        return type.isEmpty() || type.startsWith("audio/") || type.equals("application/octet-stream");
    }
}
