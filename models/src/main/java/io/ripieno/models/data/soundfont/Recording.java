package io.ripieno.models.data.soundfont;

/** A note as it was recorded, in mono. */
record Recording(String name, int key, int layer, int sampleRate, float[] samples) {}
