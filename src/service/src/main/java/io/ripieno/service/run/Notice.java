package io.ripieno.service.run;

import io.ripieno.service.job.Code;

/** Something that did not stop a job and that its producer should know. */
public record Notice(Code code, String message) {}
