package io.ripieno.service.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;

/** Whether what jobs come to is taken by the broker. */
@Readiness
@Singleton
class OutcomesCheck extends PartCheck {
    OutcomesCheck(Parts parts) {
        super(parts, Parts.Part.OUTCOMES);
    }
}
