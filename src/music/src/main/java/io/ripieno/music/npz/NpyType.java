package io.ripieno.music.npz;

/** What an array's elements are, little endian. */
public enum NpyType {
    INT8("|i1", Byte.BYTES),
    /** From 0 to 255. */
    UINT8("|u1", Byte.BYTES),
    INT32("<i4", Integer.BYTES),
    INT64("<i8", Long.BYTES),
    /** IEEE 754 binary16. */
    FLOAT16("<f2", Short.BYTES),
    FLOAT32("<f4", Float.BYTES),
    FLOAT64("<f8", Double.BYTES),
    /** One byte, 0 or 1. */
    BOOL("|b1", 1);

    private final String description;
    private final int bytes;

    NpyType(String description, int bytes) {
        this.description = description;
        this.bytes = bytes;
    }

    /** As the header of a file names it. */
    public String description() {
        return description;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** @throws NpyException if the elements are of another kind */
    static NpyType named(String description) throws NpyException {
        for (NpyType type : values()) {
            if (type.description.equals(description)) {
                return type;
            }
        }
        throw new NpyException(
                "elements of type '%s' are not read; convert the array to |i1, |u1, <i4, <i8, <f2, <f4, <f8 or |b1 before saving it"
                        .formatted(description));
    }
}
