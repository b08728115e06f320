package io.ripieno.service.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;

/** Whether the models are warm. */
@Readiness
@Singleton
class ModelsCheck extends PartCheck {
    ModelsCheck(Parts parts) {
        super(parts, Parts.Part.MODELS);
    }
}
