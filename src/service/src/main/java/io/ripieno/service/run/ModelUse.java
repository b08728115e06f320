package io.ripieno.service.run;

/**
 * A model that work uses.
 *
 * @param digest as its manifest states it
 */
public record ModelUse(String name, int version, String digest) {
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
