package io.ripieno.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;

/** What the check must let pass and what it must refuse. Without these, a check that finds nothing proves nothing. */
final class SchemaEvolutionTest {
    private static final String NAME = "{\"name\":\"name\",\"type\":\"string\",\"default\":\"\"}";
    private static final String COUNT = "{\"name\":\"count\",\"type\":\"int\",\"default\":0}";
    private static final Schema RELEASED =
            record(NAME, COUNT, kind("[\"NONE\",\"A\"]", "NONE"), when("timestamp-millis"));

    @Test
    void theSameSchemaPasses() {
        assertThat(SchemaEvolution.problems(RELEASED, RELEASED)).isEmpty();
    }

    @Test
    void aNewFieldWithADefaultPasses() {
        assertThat(against(
                        NAME,
                        COUNT,
                        kindOf("A"),
                        when("timestamp-millis"),
                        "{\"name\":\"more\",\"type\":[\"null\",\"string\"],\"default\":null}"))
                .isEmpty();
    }

    @Test
    void aNewSymbolPassesBecauseOlderProgramsReadTheDefault() {
        assertThat(against(NAME, COUNT, kind("[\"NONE\",\"A\",\"B\"]", "NONE"), when("timestamp-millis")))
                .isEmpty();
    }

    @Test
    void aNewFieldWithoutADefaultIsRefused() {
        assertThat(against(
                        NAME, COUNT, kindOf("A"), when("timestamp-millis"), "{\"name\":\"more\",\"type\":\"string\"}"))
                .anyMatch(problem -> problem.contains("newer program cannot read older records"))
                .contains("R.more is new and has no default");
    }

    @Test
    void aRemovedFieldIsRefusedAlthoughAvroFillsItsDefault() {
        assertThat(against(NAME, kindOf("A"), when("timestamp-millis")))
                .containsExactly("R.count was removed or renamed");
    }

    @Test
    void aRenamedFieldIsRefusedAlthoughAvroFillsItsDefault() {
        assertThat(against(
                        NAME.replace("\"name\":\"name\"", "\"name\":\"title\""),
                        COUNT,
                        kindOf("A"),
                        when("timestamp-millis")))
                .containsExactly("R.name was removed or renamed");
    }

    @Test
    void aWidenedNumberIsRefusedBecauseOlderProgramsCannotReadIt() {
        assertThat(against(NAME, COUNT.replace("int", "long"), kindOf("A"), when("timestamp-millis")))
                .anyMatch(problem -> problem.contains("older program cannot read newer records"))
                .contains("R.count was INT and is LONG");
    }

    @Test
    void aChangedDefaultIsRefused() {
        assertThat(against(NAME, COUNT.replace(":0", ":1"), kindOf("A"), when("timestamp-millis")))
                .containsExactly("R.count changed its default");
    }

    @Test
    void aLostSymbolIsRefused() {
        assertThat(against(NAME, COUNT, kind("[\"NONE\"]", "NONE"), when("timestamp-millis")))
                .containsExactly("R.kind lost the symbol A");
    }

    @Test
    void anotherDefaultSymbolIsRefused() {
        assertThat(against(NAME, COUNT, kind("[\"NONE\",\"A\"]", "A"), when("timestamp-millis")))
                .containsExactly("R.kind changed its default", "R.kind changed its default symbol");
    }

    @Test
    void anotherLogicalTypeIsRefusedAlthoughTheBytesAreTheSame() {
        assertThat(against(NAME, COUNT, kindOf("A"), when("timestamp-micros")))
                .containsExactly("R.at changed its logical type");
    }

    @Test
    void aUnionThatGrowsIsRefusedBecauseOlderProgramsCannotReadIt() {
        Schema older = record("{\"name\":\"result\",\"type\":[\"null\",\"string\"],\"default\":null}");
        Schema newer = record("{\"name\":\"result\",\"type\":[\"null\",\"string\",\"int\"],\"default\":null}");
        assertThat(SchemaEvolution.problems(older, newer))
                .singleElement()
                .asString()
                .contains("older program cannot read newer records");
        assertThat(SchemaEvolution.problems(newer, older)).contains("R.result can no longer be int");
    }

    @Test
    void aChangeDeepInsideIsRefused() {
        String nested =
                "{\"name\":\"items\",\"type\":{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"I\","
                        + "\"fields\":[%s]}},\"default\":[]}";
        assertThat(SchemaEvolution.problems(record(nested.formatted(NAME)), record(nested.formatted(COUNT))))
                .containsExactly("R.items[].name was removed or renamed");
    }

    private static List<String> against(String... fields) {
        return SchemaEvolution.problems(RELEASED, record(fields));
    }

    private static Schema record(String... fields) {
        return new SchemaParser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + String.join(",", fields) + "]}")
                .mainSchema();
    }

    private static String kindOf(String symbol) {
        return kind("[\"NONE\",\"" + symbol + "\"]", "NONE");
    }

    private static String kind(String symbols, String otherwise) {
        return "{\"name\":\"kind\",\"type\":{\"type\":\"enum\",\"name\":\"K\",\"symbols\":" + symbols
                + ",\"default\":\"" + otherwise + "\"},\"default\":\"" + otherwise + "\"}";
    }

    private static String when(String logicalType) {
        return "{\"name\":\"at\",\"type\":{\"type\":\"long\",\"logicalType\":\"" + logicalType + "\"},\"default\":0}";
    }
}
