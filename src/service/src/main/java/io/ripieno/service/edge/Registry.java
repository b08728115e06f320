package io.ripieno.service.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.contract.wire.SchemaById;
import io.ripieno.contract.wire.UnknownSchemaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;

/**
 * Asks a schema registry that speaks the common protocol: {@code GET URL/schemas/ids/ID}. Where it does not answer it is
 * not asked again for a second, so that who comes next hears so at once. Safe for use by several threads.
 */
public final class Registry implements SchemaById {
    static final Duration OUTAGE = Duration.ofSeconds(1);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String AVRO = "AVRO";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final Duration maxTime;
    private final long maxBytes;
    private final HttpClient client;
    private volatile @Nullable Outage outage;

    /**
     * Asks a registry.
     *
     * @param url of its root, such as {@code http://127.0.0.1:8081} or, for Apicurio,
     *     {@code http://127.0.0.1:8080/apis/ccompat/v7}
     * @param maxTime that an answer may take, from the connection to its last byte
     * @param maxBytes that an answer may have
     */
    public Registry(URI url, Duration maxTime, long maxBytes) {
        this.url = url;
        this.maxTime = maxTime;
        this.maxBytes = maxBytes;
        client = HttpClient.newBuilder().connectTimeout(maxTime).build();
    }

    /**
     * Asks for a schema; blocks no longer than an answer may take.
     *
     * @throws UncheckedIOException if the registry does not answer as it should, now or a moment ago
     * @throws UnknownSchemaException if what it has is no Avro schema
     */
    @Override
    public Optional<Schema> find(long id) {
        URI resource = URI.create(url.toString().replaceAll("/+$", "") + "/schemas/ids/" + id);
        Outage known = outage;
        if (known != null && known.lasts()) {
            throw noSchema(resource, known.cause());
        }
        HttpResponse<Optional<byte[]>> answer = ask(resource);
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw noSchema(resource, new IOException("status " + answer.statusCode()));
        }
        byte[] body =
                answer.body().orElseThrow(() -> UnknownSchemaException.notAvro(id, "more than " + maxBytes + " bytes"));
        return Optional.of(schema(id, body));
    }

    private HttpResponse<Optional<byte[]>> ask(URI resource) {
        CompletableFuture<HttpResponse<Optional<byte[]>>> asked =
                client.sendAsync(HttpRequest.newBuilder(resource).build(), status -> new BoundedBody(maxBytes));
        try {
            return asked.get(maxTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw away(resource, new HttpTimeoutException("no whole answer within " + maxTime));
        } catch (ExecutionException e) {
            throw away(resource, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw noSchema(resource, new IOException("stopped while asking", e));
        }
    }

    private UncheckedIOException away(URI resource, IOException cause) {
        outage = new Outage(cause, System.nanoTime());
        return noSchema(resource, cause);
    }

    private static UncheckedIOException noSchema(URI resource, IOException cause) {
        return new UncheckedIOException(
                "The registry did not give a schema at " + resource + " (" + cause + ").", cause);
    }

    private static Schema schema(long id, byte[] body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException e) {
            throw UnknownSchemaException.notAvro(id, "what is not JSON");
        }
        String type = answer.path("schemaType").asText(AVRO);
        if (!type.equals(AVRO)) {
            throw UnknownSchemaException.notAvro(id, "a schema of the type " + type);
        }
        JsonNode schema = answer.path("schema");
        if (!schema.isTextual()) {
            throw UnknownSchemaException.notAvro(id, "no text named 'schema'");
        }
        try {
            return new SchemaParser().parse(schema.asText()).mainSchema();
        } catch (RuntimeException e) {
            throw UnknownSchemaException.notAvro(id, "a text that is none");
        }
    }

    private record Outage(IOException cause, long since) {
        boolean lasts() {
            return System.nanoTime() - since < OUTAGE.toNanos();
        }
    }
}
