package io.ripieno.music.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVocabularyTest {
    @TempDir
    Path folder;

    private static TokenTune tune(String notes) throws NotEncodableException {
        return new MeasureEncoder(MeasureSettings.USUAL).encode(Tunes.score(notes));
    }

    @Test
    void pitchesStandFromLowToHighWhateverTheOrderOfTheCorpus() throws Exception {
        TokenTune one = tune("0:1:D-5 1:1:C#5 2:1:G4");
        TokenTune other = tune("0:1:C#5 1:1:A4");
        TokenVocabulary vocabulary = TokenVocabulary.of(List.of(one, other));
        assertThat(vocabulary.names()).containsExactly("__", "rest", "START", "END", "OOR", "G4", "A4", "C#5", "D-5");
        assertThat(TokenVocabulary.of(List.of(other, one)).names()).isEqualTo(vocabulary.names());
        assertThat(vocabulary.decode(vocabulary.encode(one.bars().get(0))))
                .isEqualTo(one.bars().get(0));
    }

    @Test
    void anUnknownPitchIsOutOfRange() throws Exception {
        TokenVocabulary vocabulary = TokenVocabulary.of(List.of(tune("0:1:C4")));
        assertThat(vocabulary.index(Token.named("D4"))).isEqualTo(vocabulary.index(Token.Special.OUT_OF_RANGE));
        assertThat(vocabulary.encode(tune("0:1:D4").bars().get(0))[0]).isEqualTo(4);
    }

    @Test
    void whatIsSavedIsLoadedAgain() throws Exception {
        TokenVocabulary vocabulary = TokenVocabulary.of(List.of(tune("0:1:F##4 1:1:E-4")));
        Path file = folder.resolve("vocabulary.json");
        vocabulary.save(file);
        assertThat(TokenVocabulary.load(file).names()).isEqualTo(vocabulary.names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[\"C4\"]",
                "[\"__\", \"rest\", \"START\", \"END\", \"OOR\", \"H4\"]",
                "[\"__\", \"rest\", \"START\", \"END\", \"OOR\", \"__\"]",
                "[\"__\", null]"
            })
    void whatIsNoVocabularyIsRefusedByName(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), text);
        assertThatThrownBy(() -> TokenVocabulary.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.json is no vocabulary");
    }
}
