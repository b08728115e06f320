package io.ripieno.service.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** What the parts of the service say of themselves. Safe for use by several threads. */
@ApplicationScoped
public class Parts {
    private final Map<Part, Said> said = new EnumMap<>(Part.class);

    /** A part is ready. */
    public void up(Part part, String message) {
        say(part, new Said(true, message));
    }

    /** A part is not ready; the message says why and what to do. */
    public void down(Part part, String message) {
        say(part, new Said(false, message));
    }

    private synchronized void say(Part part, Said word) {
        said.put(part, word);
    }

    synchronized Said of(Part part) {
        return said.getOrDefault(part, new Said(false, "Starting. Wait a moment."));
    }

    /** The parts on which readiness rests. */
    public enum Part {
        /** The models are loaded, verified and warm. */
        MODELS,
        /** Each kind of device has one that takes batches. */
        DEVICES,
        /** The broker answers and has the topics. */
        BROKER,
        /** The commands about jobs are heard. */
        CONTROL,
        /** Jobs are taken. */
        INTAKE,
        /** What jobs come to is taken by the broker. */
        OUTCOMES
    }

    record Said(boolean up, String message) {}
}
