package io.ripieno.cli.submit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes records of the contract from plain JSON: fields by their names, what is left out at its default. */
final class AvroJson {
    private AvroJson() {}

    /**
     * The record that an object describes.
     *
     * @throws RefusedException naming the field that is unknown or has a value of another type
     */
    static <T extends SpecificRecord> T record(JsonValue value, Class<T> type) throws RefusedException {
        return type.cast(record(value, SpecificData.get().getSchema(type)));
    }

    private static Object record(JsonValue value, Schema schema) throws RefusedException {
        Map<String, JsonValue> members = value.members();
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            if (schema.getField(member.getKey()) == null) {
                throw member.getValue()
                        .unknown(schema.getFields().stream()
                                .map(Schema.Field::name)
                                .toList());
            }
        }
        SpecificData data = SpecificData.get();
        var record = (SpecificRecord) SpecificData.newInstance(data.getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            JsonValue member = members.get(field.name());
            record.put(field.pos(), member == null ? data.getDefaultValue(field) : read(member, field.schema()));
        }
        return record;
    }

    private static @Nullable Object read(JsonValue value, Schema schema) throws RefusedException {
        return switch (schema.getType()) {
            case UNION -> value.node().isNull() ? none(value, schema) : read(value, something(schema));
            case RECORD -> record(value, schema);
            case ARRAY -> array(value, schema.getElementType());
            case MAP -> map(value, schema.getValueType());
            case STRING -> value.text();
            case BOOLEAN -> value.flag();
            case DOUBLE -> value.number();
            case FLOAT -> (float) value.number();
            case LONG -> value.whole();
            case INT -> whole(value);
            case ENUM -> symbol(value, schema);
            default -> throw value.wrong("nothing: a value of type " + schema.getType() + " cannot be given here");
        };
    }

    private static @Nullable Object none(JsonValue value, Schema union) throws RefusedException {
        value.require(union.isNullable(), "a value");
        return null;
    }

    /** The one branch of an optional field that is not null. */
    private static Schema something(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(union);
    }

    private static List<@Nullable Object> array(JsonValue value, Schema elements) throws RefusedException {
        value.require(value.node().isArray(), "a list such as [\"a\", \"b\"]");
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonValue element : value.elements()) {
            list.add(read(element, elements));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(JsonValue value, Schema values) throws RefusedException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : value.members().entrySet()) {
            map.put(member.getKey(), read(member.getValue(), values));
        }
        return map;
    }

    private static int whole(JsonValue value) throws RefusedException {
        long number = value.whole();
        value.require(number == (int) number, "a whole number of at most " + Integer.MAX_VALUE);
        return (int) number;
    }

    private static Object symbol(JsonValue value, Schema schema) throws RefusedException {
        String symbol = value.text();
        value.require(schema.hasEnumSymbol(symbol), "one of " + schema.getEnumSymbols());
        return SpecificData.get().createEnum(symbol, schema);
    }
}
