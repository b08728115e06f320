package io.ripieno.music.score;

/** Notated note values with their MusicXML names. */
public enum NoteValue {
    MAXIMA("maxima", Rational.of(32)),
    LONG("long", Rational.of(16)),
    BREVE("breve", Rational.of(8)),
    WHOLE("whole", Rational.of(4)),
    HALF("half", Rational.of(2)),
    QUARTER("quarter", Rational.of(1)),
    EIGHTH("eighth", Rational.of(1, 2)),
    SIXTEENTH("16th", Rational.of(1, 4)),
    THIRTY_SECOND("32nd", Rational.of(1, 8)),
    SIXTY_FOURTH("64th", Rational.of(1, 16)),
    N128TH("128th", Rational.of(1, 32)),
    N256TH("256th", Rational.of(1, 64)),
    N512TH("512th", Rational.of(1, 128)),
    N1024TH("1024th", Rational.of(1, 256));

    private final String musicXml;
    private final Rational quarters;

    NoteValue(String musicXml, Rational quarters) {
        this.musicXml = musicXml;
        this.quarters = quarters;
    }

    /** The {@code type} element's word. */
    public String musicXml() {
        return musicXml;
    }

    public Rational quarters() {
        return quarters;
    }
}
