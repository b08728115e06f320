package io.ripieno.cli.evaluate;

import io.ripieno.cli.CliException;
import io.ripieno.cli.files.Recordings;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.metrics.evaluation.Form;
import io.ripieno.music.metrics.evaluation.Input;
import io.ripieno.music.metrics.evaluation.Inputs;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.music.metrics.evaluation.Role;
import io.ripieno.music.numbers.NumberFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The inputs that words on the command line stand for. Of a folder all files below it are taken that have an extension of
 * the role's forms. What a file belongs to is its path below the folder without extension, or its name; of several sources
 * of a recording the file's name is the source, and the folders between are the recording. A mixture beside true sources is
 * that of the recording, if none is given.
 */
final class GivenFiles {
    private static final Set<String> SCORES = Set.of("mid", "midi", "musicxml", "mxl", "xml", "abc");
    /** What a recording is called whose sources lie in the given folder itself, or are given one by one. */
    private static final String ALONE = "recording";

    private static final String MIXTURE = "mixture";

    private final AudioDecoder decoder;
    private final Inputs inputs = new Inputs();
    private final Map<String, Path> mixtures = new LinkedHashMap<>();

    GivenFiles(AudioDecoder decoder) {
        this.decoder = decoder;
    }

    Inputs inputs() {
        return inputs;
    }

    /**
     * @throws CliException if a word stands for nothing
     */
    void add(Role role, List<String> words) {
        for (String word : words) {
            Path path = Path.of(word);
            if (!Files.isDirectory(path)) {
                addFile(role, word);
                continue;
            }
            List<Path> files = below(role, path);
            if (files.isEmpty()) {
                throw new CliException(
                        "%s holds no file of %s; name another folder, or files".formatted(path, role.name()));
            }
            files.forEach(file -> place(role, file, "", path.relativize(file)));
        }
        if (role.name().equals(MIXTURE)) {
            mixtures.keySet()
                    .removeAll(inputs.all(MIXTURE).stream().map(Input::item).toList());
            mixtures.forEach((recording, file) -> put(MIXTURE, input(role, file, "", recording, MIXTURE)));
        }
    }

    private void addFile(Role role, String word) {
        int hash = role.forms().contains(Form.NUMBERS) && !Files.exists(Path.of(word)) ? word.lastIndexOf('#') : -1;
        Path file = Path.of(hash < 0 ? word : word.substring(0, hash));
        if (!Files.exists(file)) {
            throw new CliException("%s does not exist; check the path after --%s".formatted(file, role.name()));
        }
        place(role, file, hash < 0 ? "" : word.substring(hash + 1), file.getFileName());
    }

    /** @param relative to the folder that was given */
    private void place(Role role, Path file, String array, Path relative) {
        String stem = stem(relative.toString());
        String name = stem(file.getFileName().toString());
        switch (role.number()) {
            case SEVERAL_OF_ITEM -> {
                if (!name.equals(MIXTURE)) {
                    put(role.name(), input(role, file, array, recording(relative), name));
                } else if (role.required()) {
                    mixtures.put(recording(relative), file);
                }
            }
            case ONE_OF_ITEM -> {
                boolean ofSources = role.forms().equals(Set.of(Form.SOUND));
                if (!ofSources || name.equals(MIXTURE) || relative.getNameCount() == 1) {
                    put(role.name(), input(role, file, array, ofSources ? recording(relative) : stem, name));
                }
            }
            case ONE, SET -> put(role.name(), input(role, file, array, stem, name));
        }
    }

    private void put(String role, Input input) {
        inputs.with(role, input);
    }

    private FileInput input(Role role, Path file, String array, String item, String part) {
        boolean score =
                role.forms().contains(Form.SCORE) && (role.forms().size() == 1 || SCORES.contains(extension(file)));
        Form form = score ? Form.SCORE : role.forms().contains(Form.SOUND) ? Form.SOUND : Form.NUMBERS;
        return new FileInput(decoder, file, array, role.name(), form, item, part);
    }

    private static String recording(Path relative) {
        Path folder = relative.getParent();
        return folder == null ? ALONE : folder.toString();
    }

    private static List<Path> below(Role role, Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> isOf(role, file)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CliException("%s cannot be read (%s); check its permissions".formatted(folder, e), e);
        }
    }

    private static boolean isOf(Role role, Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && (role.forms().contains(Form.SOUND) && Recordings.looksLikeAudio(file)
                        || role.forms().contains(Form.SCORE) && SCORES.contains(extension(file))
                        || role.forms().contains(Form.NUMBERS)
                                && NumberFormat.ofName(name).isPresent());
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }

    /** A message that says which files it is about, if it does not yet. */
    static String named(Inputs inputs, MeasureSet measures, String message) {
        List<String> names = measures.roles().stream()
                .flatMap(role -> inputs.all(role.name()).stream())
                .map(Input::name)
                .toList();
        return names.isEmpty() || names.size() > 4 || names.stream().anyMatch(message::contains)
                ? message
                : "%s: %s".formatted(String.join(", ", names), message);
    }
}
