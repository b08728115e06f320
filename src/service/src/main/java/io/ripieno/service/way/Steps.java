package io.ripieno.service.way;

import io.ripieno.service.admission.Admit;
import io.ripieno.service.edge.Decode;
import io.ripieno.service.outcome.Assemble;
import io.ripieno.service.outcome.FindStored;
import io.ripieno.service.outcome.Publish;
import io.ripieno.service.outcome.Store;

/** The steps of a job's way, in their order; {@code attempts} tries those from {@code fetch} to {@code store}. */
public record Steps(
        Decode decode,
        PlanJob plan,
        FinishedBefore finishedBefore,
        Admit admit,
        Attempts attempts,
        Fetch fetch,
        FindStored findStored,
        Assemble assemble,
        Store store,
        Publish publish,
        Persist persist) {}
