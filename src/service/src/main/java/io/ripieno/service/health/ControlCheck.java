package io.ripieno.service.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;

/** Whether commands about jobs are heard. */
@Readiness
@Singleton
class ControlCheck extends PartCheck {
    ControlCheck(Parts parts) {
        super(parts, Parts.Part.CONTROL);
    }
}
