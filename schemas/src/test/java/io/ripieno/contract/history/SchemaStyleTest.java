package io.ripieno.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.wire.FingerprintStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name is documented and every field and enum has a default: without them a schema cannot grow. */
final class SchemaStyleTest {
    private static final Map<String, Schema> SOURCES = SchemaSources.all();

    static Stream<Schema> schemas() {
        return SOURCES.values().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isDocumentedInASentence(Schema schema) {
        assertThat(schema.getDoc()).as(schema.getName()).isNotBlank().endsWith(".");
        assertThat(schema.getNamespace()).isEqualTo("io.ripieno.contract.v1");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldIsDocumentedAndHasADefault(Schema schema) {
        List<Schema.Field> fields = schema.getType() == Schema.Type.RECORD ? schema.getFields() : List.of();
        assertThat(fields).allSatisfy(field -> {
            assertThat(field.doc())
                    .as(schema.getName() + "." + field.name())
                    .isNotBlank()
                    .endsWith(".");
            assertThat(field.hasDefaultValue())
                    .as(schema.getName() + "." + field.name())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyEnumBeginsWithItsDefaultUnspecified(Schema schema) {
        if (schema.getType() == Schema.Type.ENUM) {
            assertThat(schema.getEnumDefault()).isEqualTo("UNSPECIFIED");
            assertThat(schema.getEnumSymbols()).first().isEqualTo("UNSPECIFIED");
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyUnionIsOptionalOneAndNeverGrows(Schema schema) {
        List<Schema.Field> fields = schema.getType() == Schema.Type.RECORD ? schema.getFields() : List.of();
        assertThat(fields)
                .extracting(Schema.Field::schema)
                .filteredOn(type -> type.getType() == Schema.Type.UNION)
                .allSatisfy(union -> {
                    assertThat(union.getTypes()).hasSize(2);
                    assertThat(union.getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
                });
    }

    @Test
    void everyFileHoldsTheTypeThatItIsNamedAfter() throws IOException {
        assertThat(SchemaSources.files())
                .extracting(file -> file.getFileName().toString().replace(".avsc", ""))
                .containsExactlyInAnyOrderElementsOf(SOURCES.keySet());
    }

    @Test
    void everyTypeIsReachedFromARecordThatIsSent() {
        String sent = FingerprintStore.current().toString();
        assertThat(SOURCES.keySet()).allSatisfy(name -> assertThat(sent).contains("\"name\":\"" + name + "\""));
    }
}
