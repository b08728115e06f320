package io.ripieno.cli.submit;

import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;

/** What is written of the jobs, one line at a time, for people or for programs. */
interface Report {
    /** The job is right, and nothing is to be sent. */
    void checked(Job job, String origin);

    void sent(Job job, String origin);

    void refused(String origin, String why);

    void ended(Outcome outcome, String origin);

    /** At the end. */
    void counted(Tally tally);
}
