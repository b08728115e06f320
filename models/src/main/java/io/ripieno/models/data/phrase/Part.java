package io.ripieno.models.data.phrase;

/** Writes the notes of one manner of playing onto a {@link Sheet}. */
interface Part {
    void write(Sheet sheet, Dice dice);
}
