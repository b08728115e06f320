package io.ripieno.contract.wire;

/** How many bytes the id of a registry frame has, after its magic byte 0. */
public enum RegistryIdWidth {
    /** Four bytes, big-endian: the common form, and the default. */
    FOUR(4),
    /** Eight bytes, big-endian: the older default of Apicurio Registry. */
    EIGHT(8);

    private final int bytes;

    RegistryIdWidth(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }
}
