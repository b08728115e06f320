package io.ripieno.service.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;

/** Whether jobs are taken. */
@Readiness
@Singleton
class IntakeCheck extends PartCheck {
    IntakeCheck(Parts parts) {
        super(parts, Parts.Part.INTAKE);
    }
}
