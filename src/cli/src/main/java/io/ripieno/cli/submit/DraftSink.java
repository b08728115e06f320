package io.ripieno.cli.submit;

/** Takes drafts one after the other, as they are found. */
interface DraftSink {
    void draft(Draft draft);

    /**
     * Something that was to be a job and is none.
     *
     * @param origin the file or line
     * @param why ends with what to do
     */
    void refused(String origin, String why);
}
