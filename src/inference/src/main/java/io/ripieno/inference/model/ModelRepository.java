package io.ripieno.inference.model;

import io.ripieno.inference.model.ModelException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory of models, {@code <name>/<version>/model.json} with the graphs beside it. Versions are whole numbers.
 * Nothing is kept in memory: what is copied into the directory is found by the next look.
 */
public final class ModelRepository {
    private final Path root;

    private ModelRepository(Path root) {
        this.root = root;
    }

    /**
     * Opens the directory.
     *
     * @throws ModelException if there is no such directory
     */
    public static ModelRepository open(Path root) throws ModelException {
        if (!Files.isDirectory(root)) {
            throw new ModelException(
                    Problem.MISSING,
                    "The model repository " + root.toAbsolutePath()
                            + " is not a directory. Point to the one that holds NAME/VERSION/model.json.");
        }
        return new ModelRepository(root);
    }

    public Path root() {
        return root;
    }

    /** All versions of all models, by name and then version, the broken ones too. */
    public List<ModelEntry> list() throws ModelException {
        List<ModelEntry> entries = new ArrayList<>();
        for (Path named : directories(root)) {
            String name = fileName(named);
            if (ModelRef.NAME.matcher(name).matches()) {
                for (int version : versions(name)) {
                    entries.add(entry(ModelRef.of(name, version)));
                }
            }
        }
        return entries;
    }

    /** The model of that name in that version, or in the highest one if it is empty. */
    public StoredModel resolve(String name, OptionalInt version) throws ModelException {
        return resolve(new ModelRef(name, version));
    }

    /**
     * The exact version that is meant, without looking into it.
     *
     * @throws ModelException if it is missing
     */
    public ModelRef pin(ModelRef ref) throws ModelException {
        List<Integer> versions = versions(ref.name());
        if (versions.isEmpty()) {
            throw new ModelException(
                    Problem.MISSING,
                    "There is no model " + ref.name() + " in " + root.toAbsolutePath() + ", only "
                            + directories(root).stream()
                                    .map(ModelRepository::fileName)
                                    .collect(Collectors.joining(", ", "[", "]"))
                            + ". Maybe the name is misspelt, or its training has not been run yet.");
        }
        int version = ref.version().orElse(versions.get(versions.size() - 1));
        if (!versions.contains(version)) {
            throw new ModelException(
                    Problem.MISSING,
                    "Model " + ref.name() + " has no version " + version + " in " + root.toAbsolutePath() + ", only "
                            + versions + ". Leave the version out to use the highest.");
        }
        return ModelRef.of(ref.name(), version);
    }

    /**
     * The model that is asked for.
     *
     * @throws ModelException if it is missing or its {@code model.json} is not valid
     */
    public StoredModel resolve(ModelRef ref) throws ModelException {
        ModelRef exact = pin(ref);
        Path directory = directory(exact);
        ModelManifest manifest = ModelManifest.read(directory);
        if (!manifest.ref().equals(exact)) {
            throw new ModelException(
                    Problem.SCHEMA,
                    directory.resolve(ModelManifest.FILE) + " describes " + manifest.ref() + " but lies where "
                            + exact + " belongs. Move the directory to "
                            + manifest.name() + "/" + manifest.version() + ".");
        }
        return new StoredModel(directory, manifest);
    }

    private ModelEntry entry(ModelRef ref) {
        Path directory = directory(ref);
        try {
            return new ModelEntry.Readable(ref, directory, resolve(ref).manifest());
        } catch (ModelException e) {
            return new ModelEntry.Broken(ref, directory, e);
        }
    }

    /** Where the files of an exact version belong, whether they are there or not. */
    public Path directory(ModelRef exact) {
        return root.resolve(exact.name())
                .resolve(Integer.toString(exact.version().orElseThrow()));
    }

    private List<Integer> versions(String name) throws ModelException {
        Path named = root.resolve(name);
        if (!Files.isDirectory(named)) {
            return List.of();
        }
        return directories(named).stream()
                .map(ModelRepository::fileName)
                .filter(version -> version.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static List<Path> directories(Path parent) throws ModelException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new ModelException(
                    Problem.UNREADABLE, parent + " could not be listed: " + e + ". Check its permissions.", e);
        }
    }

    private static String fileName(Path path) {
        return path.getName(path.getNameCount() - 1).toString();
    }
}
