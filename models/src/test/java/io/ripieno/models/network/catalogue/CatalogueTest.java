package io.ripieno.models.network.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.network.Network;
import io.ripieno.models.network.separation.OpenUnmix;
import io.ripieno.models.network.symbolic.ecmg.Condition;
import io.ripieno.models.network.symbolic.ecmg.MelodyLstm;
import io.ripieno.models.network.symbolic.ecmg.TokenStream;
import io.ripieno.models.network.symbolic.measurevae.Decoder;
import io.ripieno.models.network.symbolic.measurevae.MeasureVae;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    /** Totals of the specifications; those of the large networks are in their own tests. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bag-attention|55336",
                "dist-mat-net-400|9657",
                "dist-mat-net-600|26553",
                "dist-mat-net-900|63417",
                "dsprites-vae|502005",
                "iass|3205682",
                "joint-embed-net|6144",
                "measure-vae-attributes:vocabulary=130|1111797",
                "melody-cnn-vae|125928",
                "melody-lstm-duration|1102207",
                "melody-lstm-pitch:conditions=none|859161",
                "melody-rnn-vae|289377",
                "mobile-fcn|314098",
                "mobile-fcn:classes=18,frames=500|305874",
                "open-unmix-512|8893348",
                "pc-conv-net|3089",
                "pc-conv-net:frames=2000|3089",
                "si-conv-net|3117"
            })
    void networksHaveTheirPublishedSizes(String words, long parameters) {
        assertThat(Catalogue.network(words).build(1).parameterCount()).isEqualTo(parameters);
    }

    @Test
    void everySettingIsReadAsItIsWritten() {
        for (String name : Catalogue.names()) {
            StringBuilder words = new StringBuilder(name).append(':');
            Catalogue.settings(name).forEach((setting, value) -> words.append(setting)
                    .append('=')
                    .append(value.isEmpty() ? "7" : value)
                    .append(','));
            words.setLength(words.length() - 1);

            Network network = Catalogue.network(words.toString());

            assertThat(network).as(name).isInstanceOf(Record.class);
            assertThat(Catalogue.network(words.toString())).isEqualTo(network);
        }
    }

    @Test
    void settingsOfEachKindAreChanged() {
        assertThat(Catalogue.network("open-unmix-512:hidden=30,bidirectional=false,dropout=0.25"))
                .isEqualTo(new OpenUnmix(2, 2049, 1487, 30, 3, false, 0.25f));
        assertThat(Catalogue.network("melody-lstm-pitch:stream=duration,conditions=inter+CHORD"))
                .isEqualTo(MelodyLstm.published(TokenStream.DURATION, Set.of(Condition.INTER, Condition.CHORD)));
        assertThat(Catalogue.network("measure-vae-attributes:vocabulary=40,decoder=flat,beats=1,ticks=24"))
                .isEqualTo(new MeasureVae(40, 128, 32, 1, 24, 0.5f, Decoder.FLAT))
                .isEqualTo(Catalogue.network("measure-vae-attributes-flat:vocabulary=40"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "resnet|There is no network resnet. Name one of [anticipation-rnn, ",
                "measure-vae-inpainting|published for any vocabulary. Give the number of tokens",
                "open-unmix-512:width=3|There is no setting width; the network has [channels, bins,",
                "open-unmix-512:hidden=wide|hidden is 'wide'. Give a value of its kind (int).",
                "open-unmix-512:bidirectional=yes|bidirectional is 'yes'",
                "melody-lstm-pitch:conditions=weather|conditions is 'weather'",
                "open-unmix-512:hidden=31|hidden is 31, which two directions cannot share",
                "open-unmix-512:hidden|'hidden' of open-unmix-512:hidden is no setting, or given twice",
                "open-unmix-512:hidden=2,hidden=4|given twice"
            })
    void whatCannotBeBuiltIsToldWithItsReason(String words, String problem) {
        assertThatThrownBy(() -> Catalogue.network(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
