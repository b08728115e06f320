package io.ripieno.music.metrics.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MusevalTest {
    private static final Museval SMALL = new Museval(
            new BssSettings(
                    BssSettings.Variant.IMAGES,
                    BssSettings.Filters.GLOBAL,
                    BssSettings.Framing.MUSEVAL,
                    2000,
                    2000,
                    false,
                    16),
            1000);

    @Test
    void vocalsAndAccompanimentAreJudgedAgainstEachOther() {
        Map<String, float[][]> truth = tracks(Scenes.references());
        Map<String, float[][]> said = tracks(Scenes.estimates());
        Map<String, float[][]> three = with(truth, "drums", Scenes.references().samples()[1]);
        Map<String, float[][]> threeSaid =
                with(said, "drums", Scenes.estimates().samples()[1]);
        TrackScores pair = SMALL.evaluate(truth, said);
        TrackScores all = SMALL.evaluate(three, threeSaid);

        assertThat(all.targets())
                .extracting(TrackScores.Target::name)
                .containsExactly("vocals", "accompaniment", "drums");
        assertThat(all.targets().subList(0, 2)).isEqualTo(pair.targets());
    }

    @Test
    void framesTellTheirTimeAndAreRounded() {
        TrackScores.Frame second = SMALL.evaluate(tracks(Scenes.references()), tracks(Scenes.estimates()))
                .targets()
                .get(0)
                .frames()
                .get(1);

        assertThat(second.time()).isEqualTo(2);
        assertThat(second.duration()).isEqualTo(2);
        assertThat(second.sdr() * 1e5).isCloseTo(Math.rint(second.sdr() * 1e5), within(1e-6));
    }

    @Test
    void estimatesAreCutOrPaddedToTheReferences() {
        Map<String, float[][]> longer = new LinkedHashMap<>();
        tracks(Scenes.estimates())
                .forEach((name, stems) -> longer.put(
                        name,
                        Arrays.stream(stems)
                                .map(c -> Arrays.copyOf(c, c.length + 99))
                                .toArray(float[][]::new)));

        assertThat(SMALL.evaluate(tracks(Scenes.references()), longer))
                .isEqualTo(SMALL.evaluate(tracks(Scenes.references()), tracks(Scenes.estimates())));
    }

    @Test
    void writesAndReadsTheLayoutOfMuseval() {
        TrackScores scores = new TrackScores(List.of(
                new TrackScores.Target("bass", List.of(new TrackScores.Frame(0, 1, 1.5, Double.NaN, -2.25, 3)))));
        String json = MusevalJson.write(scores);

        assertThat(json.replaceAll("\\s", ""))
                .isEqualTo("{\"targets\":[{\"name\":\"bass\",\"frames\":[{\"time\":0.0,\"duration\":1.0,\"metrics\":"
                        + "{\"SDR\":1.5,\"SIR\":NaN,\"SAR\":-2.25,\"ISR\":3.0}}]}],\"museval_version\":\"0.4.1\"}");
        assertThat(MusevalJson.read(json)).isEqualTo(scores);
        assertThatThrownBy(() -> MusevalJson.read("{}"))
                .isInstanceOf(MetricException.class)
                .hasMessage("The scores lack the field targets. Give a file that museval or this library wrote.");
        assertThatThrownBy(() -> MusevalJson.read("{")).hasMessageStartingWith("The scores are not JSON");
    }

    @Test
    void aCorpusHasTheMedianOfItsMediansInAnySplit() {
        List<TrackScores> tracks = List.of(track(1, 2, 9), track(4, Double.NaN), track(Double.NaN), track(7));
        CorpusScores all = new CorpusScores(false);
        tracks.forEach(all::update);
        CorpusScores first = new CorpusScores(false);
        CorpusScores rest = new CorpusScores(false);
        first.update(tracks.get(0));
        tracks.subList(1, 4).forEach(rest::update);
        first.merge(rest);

        assertThat(sdr(all)).isEqualTo(4);
        assertThat(first.compute()).isEqualTo(all.compute());
        CorpusScores mean = new CorpusScores(true);
        tracks.forEach(mean::update);
        assertThat(sdr(mean)).isCloseTo(13 / 3.0, within(1e-12));
        mean.reset();
        assertThatThrownBy(mean::compute).isInstanceOf(MetricException.class);
    }

    @Test
    void refusesEstimatesOfOtherNames() {
        assertThatThrownBy(() -> SMALL.evaluate(tracks(Scenes.references()), Map.of()))
                .isInstanceOf(MetricException.class)
                .hasMessage("There is no vocals among []. Give references and estimates the same names.");
    }

    private static double sdr(CorpusScores scores) {
        return Objects.requireNonNull(
                Objects.requireNonNull(scores.compute().get("bass")).get(TrackScores.Ratio.SDR));
    }

    private static TrackScores track(double... sdr) {
        return new TrackScores(List.of(new TrackScores.Target(
                "bass",
                Arrays.stream(sdr)
                        .mapToObj(value -> new TrackScores.Frame(0, 1, value, 0, 0, 0))
                        .toList())));
    }

    private static Map<String, float[][]> tracks(Sources sources) {
        Map<String, float[][]> tracks = new LinkedHashMap<>();
        tracks.put("vocals", sources.samples()[0]);
        tracks.put("accompaniment", sources.samples()[1]);
        return tracks;
    }

    private static Map<String, float[][]> with(Map<String, float[][]> tracks, String name, float[][] samples) {
        Map<String, float[][]> more = new LinkedHashMap<>(tracks);
        more.put(name, samples);
        return more;
    }
}
