package io.ripieno.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.kafka.KeptFailure;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.wire.Wire;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.blob.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {
    @TempDir
    Path folder;

    private DirectoryBlobStore blobs = new DirectoryBlobStore(Path.of(""));
    private Originals originals = new Originals(blobs, "");

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(folder);
        originals = new Originals(blobs, folder.toString());
    }

    @Test
    void keyValueAndHeadersAreThoseOfTheOriginalAndOneHeaderNamesTheFailure() throws Exception {
        Failure failure = Failures.of("a", FailureKind.TRANSIENT, 1).build();
        failure.getHeaders().add(1, Failures.header("ripieno_replay", "of an earlier one"));
        OutgoingRecord record = originals.of(kept(failure));
        assertThat(record.topic()).isEqualTo(Failures.JOBS);
        assertThat(record.key()).isEqualTo("key of a".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo("value of a".getBytes(UTF_8));
        assertThat(record.headers())
                .extracting(header -> Map.entry(header.name(), new String(header.value(), UTF_8)))
                .containsExactly(
                        Map.entry("ce_id", "a"),
                        Map.entry("mine", "a"),
                        Map.entry("mine", "b"),
                        Map.entry("ripieno_replay", "failure-1"));
    }

    @Test
    void aLongValueAndALongKeyAreReadFromTheBlobStore() throws Exception {
        byte[] value = "v".repeat(300_000).getBytes(UTF_8);
        byte[] key = "k".repeat(5_000).getBytes(UTF_8);
        Failure failure = referring(put(value));
        failure.setKey(null);
        put(key);
        OutgoingRecord record =
                originals.of(new KeptFailure("failure-1", Sha256.of(key).hex().getBytes(UTF_8), failure));
        assertThat(record.value()).isEqualTo(value);
        assertThat(record.key()).isEqualTo(key);
    }

    @Test
    void aRecordWithoutAKeyIsSentWithoutOne() throws Exception {
        Failure failure =
                Failures.of("a", FailureKind.TRANSIENT, 1).setKey(null).build();
        assertThat(originals.of(kept(failure)).key()).isNull();
    }

    @Test
    void bytesThatAreNotThoseOfTheDigestAreNotSent() throws Exception {
        Blob blob = put("original".getBytes(UTF_8));
        Files.writeString(Path.of(blob.uri()), "another");
        refuses(referring(blob), "has the SHA-256 ", "so it is damaged; restore it from a copy");
    }

    @Test
    void bytesThatAreNotThereAreNamedWithWhereToLook() throws Exception {
        Blob blob = put("original".getBytes(UTF_8));
        Files.delete(Path.of(blob.uri()));
        refuses(referring(blob), "the value is not at " + folder + "/originals/" + blob.sha256(), "--blobs");
    }

    @Test
    void aReferenceOutOfTheFolderIsNotFollowed() {
        Failure failure = referring(new Blob(folder.toUri(), "../../etc/passwd", 1, ""));
        refuses(failure, "is named by '../../etc/passwd', which is no SHA-256");
    }

    @Test
    void whatWasNotKeptCannotBeSent() {
        Failure failure =
                Failures.of("a", FailureKind.TRANSIENT, 1).setOriginal(null).build();
        refuses(failure, "its value was empty or was not kept; send the job again from where it came");
    }

    @Test
    void aFailureThatWasTooLongToPublishIsReadWholeFromTheBlobStore() throws Exception {
        Failure whole = Failures.of("a", FailureKind.TRANSIENT, 7).build();
        Blob kept = put(Wire.encode(whole));
        Failure.Builder brief = Failures.of("a", FailureKind.TRANSIENT, 7)
                .setKey(null)
                .setOriginal(null)
                .setHeaders(List.of())
                .setWholeReference(reference(kept));
        OutgoingRecord record = originals.of(kept(brief.build()));
        assertThat(record.key()).isEqualTo("key of a".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo("value of a".getBytes(UTF_8));
        assertThat(record.headers()).hasSize(4);
        refuses(brief.setOffset(8).build(), "the whole failure that it names is another one");
    }

    @Test
    void theLongKeyOfAShortenedFailureIsReadToo() throws Exception {
        byte[] key = "k".repeat(5_000).getBytes(UTF_8);
        put(key);
        Failure.Builder failure = Failures.of("a", FailureKind.TRANSIENT, 7).setKey(null);
        Blob whole = put(Wire.encode(failure.build()));
        Failure brief = failure.setOriginal(null)
                .setHeaders(List.of())
                .setWholeReference(reference(whole))
                .build();
        OutgoingRecord record =
                originals.of(new KeptFailure("failure-1", Sha256.of(key).hex().getBytes(UTF_8), brief));
        assertThat(record.key()).isEqualTo(key);
        assertThat(record.value()).isEqualTo("value of a".getBytes(UTF_8));
        assertThat(record.headers()).hasSize(4);
    }

    @Test
    void whatACauseSaysOfAPlaceIsNotFollowed() throws Exception {
        Blob another =
                put(Wire.encode(Failures.of("a", FailureKind.TRANSIENT, 7).build()));
        Failure failure = Failures.of("b", FailureKind.TRANSIENT, 7)
                .setCause("It went wrong. This failure with key and headers lies at " + another.uri() + ".")
                .build();
        assertThat(originals.of(kept(failure)).value()).isEqualTo("value of b".getBytes(UTF_8));
    }

    @Test
    void nothingIsSentToATopicThatHoldsNoJobs() {
        for (String topic : new String[] {"", "ripieno.control.v1", "ripieno.tagging.results.v1", "bank.transfers"}) {
            Failure failure =
                    Failures.of("a", FailureKind.TRANSIENT, 1).setTopic(topic).build();
            refuses(failure, "it came from the topic '" + topic + "', which is none of jobs");
        }
    }

    private void refuses(Failure failure, String... parts) {
        assertThatThrownBy(() -> originals.of(kept(failure)))
                .isInstanceOf(UnreplayableException.class)
                .hasMessageContainingAll(parts);
    }

    private Blob put(byte[] content) throws Exception {
        return blobs.put("originals/" + Sha256.of(content), "application/octet-stream", content);
    }

    private static Failure referring(Blob blob) {
        return Failures.of("a", FailureKind.TRANSIENT, 1)
                .setOriginal(null)
                .setOriginalReference(reference(blob))
                .build();
    }

    private static Reference reference(Blob blob) {
        return Reference.newBuilder()
                .setUri(blob.uri().toString())
                .setSha256(blob.sha256())
                .setByteLength(blob.bytes())
                .build();
    }

    private static KeptFailure kept(Failure failure) {
        return new KeptFailure("failure-1", null, failure);
    }
}
