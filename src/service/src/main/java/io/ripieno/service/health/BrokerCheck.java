package io.ripieno.service.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker is there. */
@Readiness
@Singleton
class BrokerCheck extends PartCheck {
    BrokerCheck(Parts parts) {
        super(parts, Parts.Part.BROKER);
    }
}
