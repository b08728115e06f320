package io.ripieno.service.config;

import io.ripieno.service.config.ServiceConfig.AdmissionConfig;

/** How many jobs run at a time. */
public final class Places {
    static final int MOST = 1000;

    private Places() {}

    /** As many as memory is given for. */
    public static int of(AdmissionConfig admission) {
        return (int) Math.min(asked(admission), MOST);
    }

    static long asked(AdmissionConfig admission) {
        return admission.residentBytes().asLongValue()
                / Math.max(1, admission.jobBytes().asLongValue());
    }
}
