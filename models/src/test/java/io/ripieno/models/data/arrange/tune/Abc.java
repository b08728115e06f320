package io.ripieno.models.data.arrange.tune;

import io.ripieno.music.abc.AbcReader;
import io.ripieno.music.musicxml.MusicXmlWriter;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tunes for tests, written for them. */
public final class Abc {
    /** Sixteen bars of C major without chords that come to rest on the tonic. */
    public static final String PLAIN = """
            X:1
            T:Plain
            M:4/4
            L:1/4
            K:C
            C E G E|F A c A|G B d B|c2 G2|E G c G|A F D F|G E D B,|C4|
            c B c G|A c F A|G c E G|D2 G2|E G c e|d c A F|E G D G|C4|
            """;

    /** A jig in D dorian with a pickup. */
    public static final String DORIAN = """
            X:2
            T:Dorian
            M:6/8
            L:1/8
            K:Ddor
            A|d2 A A2 F|D2 F A2 d|c2 G E2 G|C2 E G2 A|d2 A A2 F|D2 F A2 d|c2 A G2 E|D3 D2:|
            """;

    /** Five in a bar, with chords. */
    public static final String FIVE = """
            X:3
            T:Five
            M:5/4
            L:1/4
            K:Am
            "Am"A2 c e c|"G"B2 d g d|"F"A2 c f c|"E7"e3 d B|"Am"A c e a e|"Dm"f2 d A2|"E7"G B e d B|"Am"A5|
            """;

    /** Eight bars, the first two, the fifth and half of the sixth without a chord. */
    public static final String RESTS_OF_CHORDS = """
            X:4
            T:Rests of chords
            M:4/4
            L:1/4
            K:C
            "N.C."C E G E|F A c A|"C"G B d B|c2 G2|"N.C."E G c G|A F "G7"D F|G E D B,|"C"C4|
            """;

    private Abc() {}

    public static Score score(String abc) throws ScoreException {
        return new AbcReader()
                .read(new ScoreSource("test.abc", abc.getBytes(StandardCharsets.UTF_8)), ScoreLimits.DEFAULT)
                .score();
    }

    /**
     * A tune with another chord symbol, which names no notes.
     *
     * @param place which one is replaced, from 0
     * @param text of the symbol
     */
    public static Score unknownChord(String abc, int place, String text) throws ScoreException {
        Score score = score(abc);
        List<ChordSymbol> chords = new ArrayList<>(score.chords());
        Rational onset = chords.get(place).onset();
        chords.set(place, new ChordSymbol(onset, null, ChordKind.OTHER, List.of(), null, text));
        return new Score(score.metadata(), score.parts(), score.measures(), score.tempos(), score.keys(), chords);
    }

    /** Writes MusicXML, as ABC has no such symbols. */
    public static void write(Score score, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new MusicXmlWriter().write(score, out);
        }
    }

    public static SourceTune tune(String abc) {
        try {
            Score score = score(abc);
            return TuneReader.read("test#" + score.metadata().title(), score, UnknownChords.REFUSE);
        } catch (ScoreException | NotALeadSheetException | UnknownChordException e) {
            throw new AssertionError(e);
        }
    }
}
