package io.ripieno.service.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.contract.wire.SchemaById;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Asks a schema registry that speaks the common protocol: {@code GET URL/schemas/ids/ID}. */
public final class Registry implements SchemaById {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Asks a registry.
     *
     * @param url of its root, such as {@code http://127.0.0.1:8081} or, for Apicurio,
     *     {@code http://127.0.0.1:8080/apis/ccompat/v7}
     */
    public Registry(URI url) {
        this.url = url;
    }

    /**
     * Asks for a schema; blocks for some seconds at most.
     *
     * @throws UncheckedIOException if the registry does not answer as it should
     */
    @Override
    public Optional<Schema> find(long id) {
        URI resource = URI.create(url.toString().replaceAll("/+$", "") + "/schemas/ids/" + id);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(resource).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answer.statusCode() != OK) {
                throw new IOException("status " + answer.statusCode());
            }
            JsonNode schema = new ObjectMapper().readTree(answer.body()).path("schema");
            return Optional.of(new SchemaParser().parse(schema.asText()).mainSchema());
        } catch (IOException | AvroRuntimeException e) {
            throw new UncheckedIOException(
                    "The registry did not give a schema at " + resource + " (" + e + ").",
                    e instanceof IOException io ? io : new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException("Stopped while asking " + resource + ".", new IOException(e));
        }
    }
}
