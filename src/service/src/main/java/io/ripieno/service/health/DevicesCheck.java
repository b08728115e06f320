package io.ripieno.service.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;

/** Whether there are devices that run the models. */
@Readiness
@Singleton
class DevicesCheck extends PartCheck {
    DevicesCheck(Parts parts) {
        super(parts, Parts.Part.DEVICES);
    }
}
