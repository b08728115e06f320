package io.ripieno.contract.topics;

/** What the key of the records of a topic is. */
public enum TopicKey {
    /** The subject of the job, or its id if it has none: records about one recording keep their order. */
    SUBJECT_OR_JOB_ID("subject, else job id"),
    /** The id of the job. */
    JOB_ID("job id"),
    /** The key of the record that failed, byte for byte. */
    OF_THE_ORIGINAL("key of the original record");

    private final String description;

    TopicKey(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
