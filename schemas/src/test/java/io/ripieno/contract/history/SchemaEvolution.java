package io.ripieno.contract.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Tells whether two versions of a record can live side by side. Avro's own check in both directions is not enough:
 * where every field has a default, it lets a field be removed or renamed, and its content be lost in silence.
 */
final class SchemaEvolution {
    private final List<String> problems = new ArrayList<>();

    private SchemaEvolution() {}

    /** Everything that keeps programs of one version from working with records of the other; empty if nothing does. */
    static List<String> problems(Schema older, Schema newer) {
        SchemaEvolution evolution = new SchemaEvolution();
        evolution.canRead(older, newer, "a newer program cannot read older records");
        evolution.canRead(newer, older, "an older program cannot read newer records");
        evolution.compare(older, newer, older.getName());
        return evolution.problems;
    }

    private void canRead(Schema writer, Schema reader, String complaint) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            problems.add(complaint + ": " + result.getResult().getIncompatibilities());
        }
    }

    private void compare(Schema older, Schema newer, String at) {
        if (older.getType() != newer.getType()) {
            problems.add(at + " was " + older.getType() + " and is " + newer.getType());
            return;
        }
        if (!Objects.equals(older.getProp("logicalType"), newer.getProp("logicalType"))) {
            problems.add(at + " changed its logical type");
        }
        switch (older.getType()) {
            case RECORD -> fields(older, newer, at);
            case ENUM -> symbols(older, newer, at);
            case ARRAY -> compare(older.getElementType(), newer.getElementType(), at + "[]");
            case MAP -> compare(older.getValueType(), newer.getValueType(), at + "{}");
            case UNION -> branches(older, newer, at);
            default -> {}
        }
    }

    private void fields(Schema older, Schema newer, String at) {
        for (Schema.Field field : older.getFields()) {
            String name = at + "." + field.name();
            Schema.Field same = newer.getField(field.name());
            if (same == null) {
                problems.add(name + " was removed or renamed");
                continue;
            }
            if (!Objects.deepEquals(field.defaultVal(), same.defaultVal())) {
                problems.add(name + " changed its default");
            }
            compare(field.schema(), same.schema(), name);
        }
        newer.getFields().stream()
                .filter(field -> older.getField(field.name()) == null && !field.hasDefaultValue())
                .forEach(field -> problems.add(at + "." + field.name() + " is new and has no default"));
    }

    private void symbols(Schema older, Schema newer, String at) {
        older.getEnumSymbols().stream()
                .filter(symbol -> !newer.hasEnumSymbol(symbol))
                .forEach(symbol -> problems.add(at + " lost the symbol " + symbol));
        if (!Objects.equals(older.getEnumDefault(), newer.getEnumDefault())) {
            problems.add(at + " changed its default symbol");
        }
    }

    private void branches(Schema older, Schema newer, String at) {
        for (Schema branch : older.getTypes()) {
            newer.getTypes().stream()
                    .filter(other -> other.getFullName().equals(branch.getFullName()))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> compare(branch, other, at),
                            () -> problems.add(at + " can no longer be " + branch.getFullName()));
        }
    }
}
