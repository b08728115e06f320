package io.ripieno.models.data.voice;

/** What is sung on a note. */
public enum Vowel {
    A,
    E,
    I,
    O,
    U
}
