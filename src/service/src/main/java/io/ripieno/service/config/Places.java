package io.ripieno.service.config;

import io.ripieno.service.config.ServiceConfig.AdmissionConfig;

/** How many jobs run at a time. */
public final class Places {
    private static final int MOST = 1000;

    private Places() {}

    /** As many as memory is given for. */
    public static int of(AdmissionConfig admission) {
        long jobs = admission.residentBytes().asLongValue()
                / Math.max(1, admission.jobBytes().asLongValue());
        return (int) Math.min(jobs, MOST);
    }
}
