package io.ripieno.models.data.arrange.tune;

/** What becomes of a tune with a chord symbol that names no notes; {@code N.C.} is none of these: no chord sounds then. */
public enum UnknownChords {
    /** The tune is left out, with symbol and bar told. */
    REFUSE,
    /** All its symbols are left out: it gets chords as a tune without any does. */
    HARMONISE
}
