package io.ripieno.service.health;

import io.ripieno.service.health.Parts.Part;
import io.ripieno.service.health.Parts.Said;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Answers with what a part last said of itself, without asking anybody. */
abstract class PartCheck implements HealthCheck {
    private final Parts parts;
    private final Part part;

    PartCheck(Parts parts, Part part) {
        this.parts = parts;
        this.part = part;
    }

    @Override
    public HealthCheckResponse call() {
        Said said = parts.of(part);
        return HealthCheckResponse.named(part.name().toLowerCase(Locale.ROOT))
                .status(said.up())
                .withData("message", said.message())
                .build();
    }
}
