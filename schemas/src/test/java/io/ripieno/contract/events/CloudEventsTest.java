package io.ripieno.contract.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudEventsTest {
    static Stream<CloudEvent> events() {
        return Stream.of(
                CloudEvents.of(SampleRecords.job(), "/studio/ingest"),
                CloudEvents.of(SampleRecords.plainJob(), "/studio/ingest"),
                CloudEvents.of(SampleRecords.outcome()),
                CloudEvents.of(SampleRecords.failure()),
                CloudEvents.of(SampleRecords.progress()),
                CloudEvents.of(SampleRecords.control(), "/studio/ingest"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatTheHeadersSayIsReadBack(CloudEvent event) {
        assertThat(CloudEvent.read(event.headers()::get)).contains(event);
    }

    @Test
    void theHeadersOfAJobAreThoseOfTheKafkaBinding() {
        Map<String, String> text = new LinkedHashMap<>();
        CloudEvents.of(SampleRecords.job(), "/studio/ingest")
                .headers()
                .forEach((name, value) -> text.put(name, new String(value, StandardCharsets.UTF_8)));
        assertThat(text)
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "job-7"),
                        Map.entry("ce_source", "/studio/ingest"),
                        Map.entry("ce_type", "io.ripieno.tagging.job.v1"),
                        Map.entry("ce_subject", "recording-7"),
                        Map.entry("ce_time", "2026-01-31T12:00:00Z"),
                        Map.entry("content-type", "application/avro"));
    }

    @Test
    void typesNameTheTaskAndTheRecord() {
        assertThat(events())
                .extracting(CloudEvent::type)
                .containsExactly(
                        "io.ripieno.tagging.job.v1",
                        "io.ripieno.tagging.job.v1",
                        "io.ripieno.tagging.outcome.v1",
                        "io.ripieno.failure.v1",
                        "io.ripieno.progress.v1",
                        "io.ripieno.control.v1");
    }

    @Test
    void theSubjectIsTheJobWhereThereIsNoOther() {
        assertThat(CloudEvents.of(SampleRecords.plainJob(), "/a").subject()).contains("job-1");
    }

    @Test
    void anOutcomeHasTheSameIdHoweverOftenItIsDelivered() {
        Outcome again = SampleRecords.outcome();
        again.setFinishedAt(SampleRecords.NOON.plusSeconds(60));
        assertThat(CloudEvents.of(again).id())
                .isEqualTo(CloudEvents.of(SampleRecords.outcome()).id());
    }

    @Test
    void jobsThatAskForTheSameHaveOutcomesOfDifferentIds() {
        assertThat(Stream.of(
                        EventIds.ofOutcome("a", "work", false),
                        EventIds.ofOutcome("b", "work", false),
                        EventIds.ofOutcome("a", "work", true),
                        EventIds.ofOutcome("a", "other", false),
                        EventIds.ofOutcome("awork", "", false),
                        EventIds.ofOutcome("a", "work", false, "failure"),
                        EventIds.ofOutcome("a", "work", false, "another failure"),
                        EventIds.ofOutcome("a", "work", true, "failure")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{64}"));
    }

    /** Consumers store these ids: the way they are computed must not change. The value is from coreutils' sha256sum. */
    @Test
    void theIdOfAnOutcomeIsTheDigestOfItsPartsWithTheirLengths() {
        assertThat(EventIds.ofOutcome("job-7", "w", true))
                .isEqualTo("a62b1661ce81e46e574d15bbdf57b55a17e84353270b08ab854c8a689b42dd21");
    }

    @Test
    void theOutcomeOfAReplayHasItsOwnIdHoweverOftenItIsDelivered() {
        Outcome outcome = SampleRecords.outcome();
        String replayed = CloudEvents.of(SampleRecords.failure()).id();
        assertThat(CloudEvents.of(outcome, replayed).id())
                .isEqualTo(CloudEvents.of(outcome, replayed).id())
                .isNotEqualTo(CloudEvents.of(outcome).id());
    }

    @Test
    void whatIsNoReplayHasTheIdThatItAlwaysHad() {
        assertThat(EventIds.ofOutcome("a", "work", true, "")).isEqualTo(EventIds.ofOutcome("a", "work", true));
    }

    /** As above: the bytes were put together with printf, and the value is from coreutils' sha256sum. */
    @Test
    void theReplayedFailureIsTheLastPartOfTheId() {
        assertThat(EventIds.ofOutcome("job-7", "w", true, "f"))
                .isEqualTo("2763c680419f476ac107e767667a72da0da9594d0c71f7dec50f9cdaebf42595");
    }

    @Test
    void aPlainRecordIsNoEvent() {
        assertThat(CloudEvent.read(new HashMap<String, byte[]>()::get)).isEmpty();
    }

    @Test
    void aTimeWithAnOffsetIsRead() {
        assertThat(CloudEvent.read(with(EventHeaders.TIME, "2026-01-31T13:00:00+01:00")::get)
                        .flatMap(CloudEvent::time))
                .isEqualTo(Optional.of(SampleRecords.NOON));
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> CloudEvent.read(with(EventHeaders.TIME, "noon")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The header ce_time is \"noon\"; send a time as RFC 3339 writes it, such as"
                        + " 2026-01-31T12:00:00Z.");
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> CloudEvent.read(with(EventHeaders.SPEC_VERSION, "0.3")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The header ce_specversion is \"0.3\"; send 1.0.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type"})
    void aMissingAttributeIsNamed(String name) {
        Map<String, byte[]> headers = with(name, "");
        headers.remove(name);
        assertThatThrownBy(() -> CloudEvent.read(headers::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The header " + name + " is empty or missing; CloudEvents requires it.");
    }

    private static Map<String, byte[]> with(String name, String value) {
        Map<String, byte[]> headers = new HashMap<>(
                CloudEvents.of(SampleRecords.job(), "/studio/ingest").headers());
        headers.put(name, value.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
