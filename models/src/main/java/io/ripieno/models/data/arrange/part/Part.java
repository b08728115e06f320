package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.phrase.Dice;

/** Something to play, that can be asked for stretch by stretch. */
public interface Part {
    void write(Stretch stretch, Line line, Dice dice);
}
