package io.ripieno.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document of the configuration lists the keys that there are, with their defaults. */
class ConfigurationDocumentTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(ripieno\\.[^`]+)` \\| `?([^`|]+?)`? \\| (.+) \\|$");

    /** Of what, the document says. */
    private static final String DERIVED = "as many as";

    @Test
    void everyKeyIsDocumentedWithItsDefaultAndNoOtherIs() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../../docs/configuration.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2).startsWith(DERIVED) ? DERIVED : row.group(2));
            }
        }
        Map<String, String> actual = new TreeMap<>();
        ConfigMapping mapping = Objects.requireNonNull(ServiceConfig.class.getAnnotation(ConfigMapping.class));
        collect(ServiceConfig.class, mapping.prefix(), actual);
        assertThat(documented).isEqualTo(actual);
    }

    private static void collect(Class<?> group, String prefix, Map<String, String> into) {
        for (Method method : group.getDeclaredMethods()) {
            if (method.isSynthetic()) {
                continue;
            }
            String key = prefix + "." + kebab(method.getName());
            Class<?> type = method.getReturnType();
            if (type.getPackage() == ServiceConfig.class.getPackage()) {
                collect(type, key, into);
                continue;
            }
            if (type == Map.class) {
                Type[] keyAndValue = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments();
                collect((Class<?>) keyAndValue[1], key + ".\"NAME\"", into);
                continue;
            }
            WithDefault value = method.getAnnotation(WithDefault.class);
            String absent = type == OptionalInt.class ? DERIVED : "none";
            into.put(key, value == null ? absent : value.value());
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
