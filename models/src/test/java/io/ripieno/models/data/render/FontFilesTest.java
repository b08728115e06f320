package io.ripieno.models.data.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.models.data.render.SoundFont.Kind;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontFilesTest {
    private static final int FRAMES = TinyFont.FRAMES;

    @TempDir
    Path folder;

    private Path sf3() throws IOException {
        return TinyFont.sf3(folder.resolve("tone.sf3"), "tone");
    }

    @Test
    void presetsAreThoseOfTheFile() throws IOException {
        Presets presets = Presets.of(SoundFont.open(sf3(), "own", "MIT", true));
        assertThat(presets.has(0, 40)).isTrue();
        assertThat(presets.has(128, 16)).isTrue();
        assertThat(presets.has(0, 0)).isFalse();
        assertThat(presets.has(128, 0)).isFalse();
        assertThat(presets.kits().numbers()).containsExactly(128 * 128 + 16);
    }

    @Test
    void anUnpackedFontHoldsTheSamplesInPcm() throws IOException {
        SoundFont packed = SoundFont.open(sf3(), "own", "MIT", true);
        Path target = folder.resolve("unpacked");
        SoundFont unpacked = FontUnpacker.unpacked(packed, target);
        assertThat(unpacked.kind()).isEqualTo(Kind.SF2);
        assertThat(unpacked.family()).isEqualTo("own");
        assertThat(Presets.of(unpacked)).isEqualTo(Presets.of(packed));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(unpacked.path())).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(4)).isEqualTo(bytes.limit() - 8);
        String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        int samples = text.indexOf("smpl") + 8;
        int header = text.indexOf("shdr") + 8;
        assertThat(bytes.getInt(header + 24)).isBetween(FRAMES, FRAMES + 2048);
        assertThat(bytes.getInt(header + 28)).isEqualTo(100);
        assertThat(bytes.getInt(header + 32)).isEqualTo(20_000);
        assertThat(bytes.getShort(header + 44)).isEqualTo((short) 1);
        double error = 0;
        for (int i = 2000; i < 20_000; i++) {
            double wanted = 0.5 * Math.sin(2 * Math.PI * 441 * i / 44_100);
            error += Math.pow(bytes.getShort(samples + 2 * i) / 32768.0 - wanted, 2);
        }
        assertThat(Math.sqrt(error / 18_000)).isLessThan(0.02);
        assertThat(FontUnpacker.unpacked(unpacked, target)).isEqualTo(unpacked);
    }

    @Test
    void aFontThatIsCutOffIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(sf3());
        Path cut = Files.write(folder.resolve("cut.sf3"), Arrays.copyOf(whole, whole.length - 60));
        SoundFont font = SoundFont.open(cut, "own", "MIT", true);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> FontUnpacker.unpacked(font, folder.resolve("u")))
                .withMessageContaining("cut.sf3")
                .withMessageContaining("install the font anew");
        assertThat(folder.resolve("u")).isEmptyDirectory();
    }

    @Test
    void aSampleThatEndsBeforeItBeginsIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(sf3());
        int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("shdr") + 8;
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(header + 20, 500)
                .putInt(header + 24, 100);
        SoundFont font = SoundFont.open(Files.write(folder.resolve("hostile.sf3"), bytes), "own", "MIT", true);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> FontUnpacker.unpacked(font, folder.resolve("u")))
                .withMessageContaining("hostile.sf3");
    }

    @Test
    void aLinkIsOfTheFamilyThatItLeadsTo() throws IOException {
        Path real = TinyFont.sf3(folder.resolve("TimGM6mb-copy.sf3"), "tone");
        SoundFont linked = KnownFonts.open(Files.createSymbolicLink(folder.resolve("default-GM.sf3"), real));
        assertThat(linked.family()).isEqualTo("TimGM6mb");
        assertThat(linked.mayTrain()).isFalse();
    }

    @Test
    void fontsOfRecordedNotesAreTwoFamilies() throws IOException {
        SoundFont first = KnownFonts.open(TinyFont.sf3(folder.resolve("recorded-notes.sf3"), "tone"));
        SoundFont second = KnownFonts.open(TinyFont.sf3(folder.resolve("recorded-notes-2.sf3"), "tone"));
        assertThat(first.family()).isEqualTo("Recorded notes");
        assertThat(first.licence()).isEqualTo("CC-BY-3.0");
        assertThat(second.family()).isEqualTo("Recorded notes 2");
        assertThat(second.licence()).isEqualTo("CC-BY-3.0 AND CC0-1.0");
    }

    @Test
    void freeGeneralMidiFontsAreFamiliesThatMayTrain() throws IOException {
        SoundFont general = KnownFonts.open(TinyFont.sf3(folder.resolve("GeneralUser.sf3"), "tone"));
        SoundFont sonivox = KnownFonts.open(TinyFont.sf3(folder.resolve("sonivox.sf3"), "tone"));
        assertThat(general.family()).isEqualTo("GeneralUser GS");
        assertThat(general.licence()).isEqualTo("LicenseRef-GeneralUser-GS-2.0");
        assertThat(sonivox.family()).isEqualTo("SONiVOX EAS");
        assertThat(sonivox.licence()).isEqualTo("Apache-2.0");
        assertThat(general.mayTrain() && sonivox.mayTrain()).isTrue();
    }

    @Test
    void presetsAreLeftOutByProgramAndAllKitsWithThem() {
        Presets some = Presets.general().pitchedBut(Set.of(34));
        assertThat(some.has(0, 33)).isTrue();
        assertThat(some.has(0, 34)).isFalse();
        assertThat(some.has(128, 0)).isFalse();
    }

    @Test
    void fontsAreKnownAgainByTheirSamples() throws IOException {
        SampleNames tone = SampleNames.of(KnownFonts.open(sf3()));
        assertThat(tone.names()).containsExactly("tone");
        assertThat(tone.isKinOf(SampleNames.of(KnownFonts.open(TinyFont.sf3(folder.resolve("b.sf3"), "tone")))))
                .isTrue();
        assertThat(tone.isKinOf(SampleNames.of(KnownFonts.open(TinyFont.sf3(folder.resolve("c.sf3"), "other")))))
                .isFalse();
    }

    @Test
    void aFontOfNoKnownNameMayNotTrain() throws IOException {
        SoundFont font = KnownFonts.open(sf3());
        assertThat(font.family()).isEqualTo("tone");
        assertThat(font.mayTrain()).isFalse();
        Path missing = folder.resolve("none.sf2");
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> KnownFonts.open(missing))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.FONT_MISSING));
    }
}
