package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values for all parameters of a measure set: those that were given, and the usual ones. */
public final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Options() {}

    /**
     * @param given values by the names of parameters
     * @throws MetricException if a name is not known or a value is not allowed
     */
    static Options of(List<Parameter> parameters, Map<String, String> given) {
        Options options = new Options();
        for (Parameter parameter : parameters) {
            String value = given.getOrDefault(parameter.name(), parameter.usual());
            parameter.require(value);
            options.values.put(parameter.name(), value);
        }
        for (String name : given.keySet()) {
            if (!options.values.containsKey(name)) {
                throw new MetricException(
                        "There is no option \"%s\". Give some of %s.".formatted(name, options.values.keySet()));
            }
        }
        return options;
    }

    /** The value of each parameter, as text. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    private String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return value;
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    int whole(String name) {
        return Integer.parseInt(text(name));
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    String choice(String name) {
        return text(name);
    }

    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        return Words.constant(kind, text(name));
    }

    List<String> choices(String name) {
        return has(name) ? List.of(text(name).split(",")) : List.of();
    }

    List<Integer> wholes(String name) {
        return choices(name).stream().map(Integer::valueOf).toList();
    }

    /** {@code name = value, ...} of some parameters, for messages. */
    @Override
    public String toString() {
        return Arrays.toString(values.entrySet().toArray());
    }
}
