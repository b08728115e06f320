package io.ripieno.cli.serve;

import io.ripieno.cli.CliException;
import java.io.IOException;
import java.io.Reader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** When the broker and the service can be used. */
final class Readiness {
    private static final Duration BROKER = Duration.ofSeconds(90);
    private static final Duration SERVICE = Duration.ofSeconds(120);
    private static final int MILLIS = 2000;

    private Readiness() {}

    /** Forgets what was ready in the past and ended without tidying up. */
    static void forget(DataHome data) {
        try {
            Files.deleteIfExists(data.instance());
            Files.deleteIfExists(data.brokerReady());
        } catch (IOException e) {
            throw new CliException("cannot write %s (%s); make it writable".formatted(data.root(), e), e);
        }
    }

    /** Waits until clients can connect and says where. */
    static String ofBroker(ChildProcess broker, DataHome data) {
        Path ready = data.brokerReady();
        broker.awaitReady(() -> Files.exists(ready), BROKER);
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(ready)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new CliException("cannot read %s, which the broker wrote: %s".formatted(ready, e), e);
        }
        return properties.getProperty("bootstrap.servers");
    }

    /** Waits until the models are warm and jobs are taken. */
    static void ofService(ChildProcess service, URI http) {
        URI readiness = http.resolve("/q/health/ready");
        service.awaitReady(() -> answersOk(readiness), SERVICE);
    }

    private static boolean answersOk(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
