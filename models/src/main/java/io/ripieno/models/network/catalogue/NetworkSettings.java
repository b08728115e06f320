package io.ripieno.models.network.catalogue;

import io.ripieno.models.network.Network;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a network as text, by name: the components of its record. Enumerated ones are written in lower case, sets of
 * them with a + between, {@code none} if they are empty.
 */
final class NetworkSettings {
    private static final String NOTHING = "none";

    private NetworkSettings() {}

    /** In the order of the record. */
    static Map<String, String> of(Network network) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (RecordComponent component : network.getClass().getRecordComponents()) {
            settings.put(component.getName(), text(value(component, network)));
        }
        return settings;
    }

    /**
     * The same network with other settings.
     *
     * @throws IllegalArgumentException if there is no such setting, or its value does not fit
     */
    static Network with(Network network, Map<String, String> changes) {
        RecordComponent[] components = network.getClass().getRecordComponents();
        Map<String, String> left = new TreeMap<>(changes);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String change = left.remove(components[i].getName());
            values[i] = change == null ? value(components[i], network) : parsed(components[i], change);
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("There is no setting %s; the network has %s. Name one of them."
                    .formatted(String.join(", ", left.keySet()), of(network).keySet()));
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (Network) network.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("%s cannot be made.".formatted(network.getClass()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s has no public constructor.".formatted(network.getClass()), e);
        }
    }

    private static Object value(RecordComponent component, Network network) {
        try {
            return component.getAccessor().invoke(network);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s is not a public record.".formatted(network.getClass()), e);
        }
    }

    private static String text(Object value) {
        if (value instanceof Set<?> set) {
            String all = set.stream().map(NetworkSettings::text).sorted().collect(Collectors.joining("+"));
            return all.isEmpty() ? NOTHING : all;
        }
        return value.toString().toLowerCase(Locale.ROOT);
    }

    private static Object parsed(RecordComponent component, String text) {
        Class<?> type = component.getType();
        try {
            if (type == int.class) {
                return Integer.valueOf(text);
            } else if (type == float.class) {
                return Float.valueOf(text);
            } else if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
                return Boolean.valueOf(text);
            } else if (type == Set.class) {
                return members(((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0], text);
            } else if (type.isEnum()) {
                return constant(type, text);
            }
        } catch (IllegalArgumentException e) {
            throw refused(component, text, e);
        }
        throw refused(component, text, null);
    }

    private static IllegalArgumentException refused(RecordComponent component, String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "%s is '%s'. Give a value of its kind (%s)."
                        .formatted(
                                component.getName(),
                                text,
                                component.getType().getSimpleName().toLowerCase(Locale.ROOT)),
                cause);
    }

    private static Set<Object> members(Type type, String text) {
        Set<Object> members = new LinkedHashSet<>();
        if (!text.equals(NOTHING)) {
            for (String each : text.split("\\+", -1)) {
                members.add(constant((Class<?>) type, each));
            }
        }
        return members;
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> text(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
