package io.ripieno.music.pianoroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.measure.Tunes;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PianoRollPictureTest {
    private static final Score SCORE = Tunes.score(Tunes.notes("0:1:C4 1:1/2:E4 4:4:G4"), Tunes.bars(3));
    private static final int NOTE = PianoRollPicture.NOTES.get(0);

    @Test
    void notesStandInTheRowOfTheirPitchAsLongAsTheyLast() {
        var plot = PianoRollPlot.of(SCORE);
        var layout = new Layout(plot);
        BufferedImage image = PianoRollPicture.draw(plot);
        assertThat(layout.x(Rational.ONE) - layout.x(Rational.ZERO)).isEqualTo(24);
        for (int x = layout.x(Rational.ONE) + 1; x < layout.x(Rational.of(3, 2)); x++) {
            assertThat(pixel(image, x, layout.y(64))).isEqualTo(NOTE);
        }
        assertThat(pixel(image, layout.x(Rational.of(3, 2)), layout.y(64))).isEqualTo(PianoRollPicture.PAPER);
        assertThat(pixel(image, layout.x(Rational.ZERO) + 1, layout.y(60))).isEqualTo(NOTE);
        assertThat(pixel(image, layout.x(Rational.of(5)), layout.y(67))).isEqualTo(NOTE);
    }

    @Test
    void anOnsetIsDarkerThanWhatSounds() {
        var layout = new Layout(PianoRollPlot.of(SCORE));
        BufferedImage image = PianoRollPicture.draw(PianoRollPlot.of(SCORE));
        assertThat(pixel(image, layout.x(Rational.of(1)), layout.y(64))).isEqualTo(0x153658);
    }

    @Test
    void barLinesStandAtEveryMeasureAndOctaveLinesBelowEveryC() {
        var layout = new Layout(PianoRollPlot.of(SCORE));
        BufferedImage image = PianoRollPicture.draw(PianoRollPlot.of(SCORE));
        for (int quarter : List.of(0, 4, 8, 12)) {
            assertThat(pixel(image, layout.x(Rational.of(quarter)), layout.floor() - 2))
                    .isEqualTo(PianoRollPicture.BAR_LINE);
        }
        assertThat(pixel(image, layout.x(Rational.of(10)), layout.y(60) + Layout.PITCH_HEIGHT - 1))
                .isEqualTo(PianoRollPicture.OCTAVE_LINE);
        assertThat(pixel(image, layout.x(Rational.of(10)), layout.y(66))).isEqualTo(PianoRollPicture.BLACK_KEY);
    }

    @Test
    void barNumbersAndOctavesAreWrittenWithoutFonts() {
        BufferedImage image = PianoRollPicture.draw(PianoRollPlot.of(SCORE));
        assertThat(face(image, Layout.LEFT, 1)).isEqualTo(".#.##..#..#.###");
        var layout = new Layout(PianoRollPlot.of(SCORE));
        assertThat(face(image, layout.x(Rational.of(4)), 1)).isEqualTo("###..#####..###");
        assertThat(face(image, Layout.LEFT - 7, layout.y(60))).isEqualTo("#.##.####..#..#");
    }

    @Test
    void shadedMeasuresHaveAnotherGround() {
        var plot = new PianoRollPlot(SCORE, MeasureRange.all(SCORE), List.of(new MeasureRange(3, 9)), null);
        var layout = new Layout(plot);
        BufferedImage image = PianoRollPicture.draw(plot);
        assertThat(pixel(image, layout.x(Rational.of(11)), layout.y(65))).isEqualTo(PianoRollPicture.SHADE);
        assertThat(pixel(image, layout.x(Rational.of(3)), layout.y(65))).isEqualTo(PianoRollPicture.PAPER);
    }

    @Test
    void aCurveHasAPointForEachStretchAtTheHeightOfItsValue() {
        var curve = new Curve(List.of(
                new Curve.Stretch(Rational.ZERO, Rational.of(4), 0.5),
                new Curve.Stretch(Rational.of(4), Rational.of(8), 1),
                new Curve.Stretch(Rational.of(8), Rational.of(12), 0)));
        var plot = new PianoRollPlot(SCORE, MeasureRange.all(SCORE), List.of(), curve);
        var layout = new Layout(plot);
        BufferedImage image = PianoRollPicture.draw(plot);
        assertThat(image.getHeight()).isEqualTo(new Layout(PianoRollPlot.of(SCORE)).height() + 54);
        int highest = layout.curveTop() + 1;
        int lowest = layout.curveBottom() - 1;
        assertThat(pixel(image, layout.x(Rational.of(6)), highest)).isEqualTo(PianoRollPicture.CURVE);
        assertThat(pixel(image, layout.x(Rational.of(10)), lowest)).isEqualTo(PianoRollPicture.CURVE);
        assertThat(pixel(image, layout.x(Rational.of(2)), (highest + lowest) / 2))
                .isEqualTo(PianoRollPicture.CURVE);
    }

    @Test
    void onlyTheMeasuresThatAreAskedForAreShown() {
        var plot = new PianoRollPlot(SCORE, new MeasureRange(2, 2), List.of(), null);
        var layout = new Layout(plot);
        BufferedImage image = PianoRollPicture.draw(plot);
        assertThat(image.getWidth()).isEqualTo(Layout.LEFT + 96 + 6);
        assertThat(face(image, Layout.LEFT, 1)).isEqualTo("###..#####..###");
        assertThat(pixel(image, layout.x(Rational.of(6)), layout.y(67))).isEqualTo(NOTE);
        assertThatThrownBy(() -> new PianoRollPlot(SCORE, new MeasureRange(2, 4), List.of(), null))
                .hasMessage("measures 2 to 4 are asked for and the score has 3; choose among these");
    }

    @Test
    void aLongScoreIsDrawnNarrowerAndTooLongAOneIsRefused() {
        Score tall = Tunes.score(Tunes.notes("0:1:C4"), Tunes.bars(1000));
        assertThat(PianoRollPicture.draw(PianoRollPlot.of(tall)).getWidth()).isEqualTo(Layout.LEFT + 20_000 + 6);
        Score taller = Tunes.score(Tunes.notes("0:1:C4"), Tunes.bars(5001));
        assertThatThrownBy(() -> PianoRollPicture.draw(PianoRollPlot.of(taller)))
                .hasMessageContaining("choose fewer measures");
    }

    @Test
    void equalPlotsGiveEqualBytesThatArePng() throws IOException {
        byte[] png = png();
        assertThat(png()).isEqualTo(png);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage drawn = PianoRollPicture.draw(PianoRollPlot.of(SCORE));
        assertThat(read.getWidth()).isEqualTo(drawn.getWidth());
        assertThat(pixel(read, Layout.LEFT + 2, Layout.TOP + 60))
                .isEqualTo(pixel(drawn, Layout.LEFT + 2, Layout.TOP + 60));
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        PianoRollPicture.write(PianoRollPlot.of(SCORE), bytes);
        return bytes.toByteArray();
    }

    private static int pixel(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    /** Fifteen pixels from the upper left, # where there is text. */
    private static String face(BufferedImage image, int left, int top) {
        var face = new StringBuilder();
        for (int y = top; y < top + 5; y++) {
            for (int x = left; x < left + 3; x++) {
                face.append(pixel(image, x, y) == PianoRollPicture.TEXT ? '#' : '.');
            }
        }
        return face.toString();
    }
}
