package io.ripieno.service.job;

/** The searchable ids of what the service tells: in the log, in failures and in warnings, written {@code RIP-nnn}. */
public enum Code {
    /** Bytes on a jobs topic that are not a job. */
    UNDECODABLE(101),
    /** A record written with a schema that this version does not know. */
    UNKNOWN_SCHEMA(102),
    /** A field of a job is missing or has a value that cannot be. */
    BAD_FIELD(103),
    /** A job on the topic of another task. */
    WRONG_TOPIC(104),
    /** A job with follow-up tasks, which are not built. */
    FOLLOW_UPS(105),
    /** A model that the repository does not hold. */
    UNKNOWN_MODEL(106),
    /** Parameters that the task or the model cannot honour. */
    BAD_PARAMETERS(107),
    /** The deadline of a job passed. */
    EXPIRED(108),
    /** A job that was taken back. */
    CANCELLED(109),
    /** A schema registry that does not give what a record needs. */
    NO_REGISTRY(110),
    /** An input at a place that may not be read. */
    REFUSED_PLACE(201),
    /** An input that is not there. */
    MISSING_INPUT(202),
    /** An input whose digest is not the one that the job claims. */
    WRONG_DIGEST(203),
    /** An input whose length is not the one that the job claims. */
    WRONG_LENGTH(204),
    /** An input over the limit on bytes. */
    TOO_LARGE(205),
    /** An input that could not be read. */
    UNREADABLE_INPUT(206),
    /** Scratch that could not be written. */
    SCRATCH(207),
    /** Audio that cannot be decoded. */
    BAD_AUDIO(211),
    /** Audio in a container or codec that is not supported. */
    UNSUPPORTED_AUDIO(212),
    /** Audio below or above a limit. */
    AUDIO_LIMIT(213),
    /** A decode worker that was lost. */
    DECODER_LOST(214),
    /** Content that is not what its media type says. */
    MEDIA_TYPE(221),
    /** A recording without sound. */
    SILENT(231),
    /** A recording that is clipped. */
    CLIPPED(232),
    /** A recording with samples that are not numbers. */
    NOT_FINITE(233),
    /** A recording that was filled up to one window. */
    PADDED(234),
    /** Inputs that the measures of an evaluation cannot judge. */
    NOT_JUDGED(241),
    /** An evaluation over a limit. */
    EVALUATION_LIMIT(242),
    /** A figure that may not mean what it seems to. */
    DOUBTFUL_FIGURE(243),
    /** A model that could not be loaded. */
    MODEL_LOAD(301),
    /** A network that answered NaN or infinity. */
    BAD_OUTPUT(302),
    /** A run that failed on its device. */
    DEVICE_FAILED(303),
    /** Memory that ran out. */
    OUT_OF_MEMORY(304),
    /** A job that ended with a result. */
    JOB_PRODUCED(401),
    /** A job that was answered from a stored outcome. */
    JOB_REUSED(402),
    /** A job that ended without a result. */
    JOB_ENDED(403),
    /** A record that was given up before it was a job. */
    RECORD_GIVEN_UP(404),
    /** A try that failed and will be repeated. */
    TRY_AGAIN(405),
    /** A command about a job came. */
    COMMAND(406),
    /** A record of the control topic that is no command. */
    COMMAND_PASSED_OVER(407),
    /** A job that was stopped and whose thread did not notice. */
    THREAD_HANGS(408),
    /** An outcome or artefact that could not be stored. */
    NOT_STORED(411),
    /** A stored outcome that cannot be read or whose artefacts are gone. */
    STORED_BROKEN(412),
    /** A record that the broker did not take yet. */
    NOT_PUBLISHED(413),
    /** A record that the broker will never take as it is; a brief one goes in its place. */
    RECORD_REFUSED(414),
    /** A store of outcomes that does not answer. */
    STORE_HANGS(415),
    /** What had expired was removed. */
    SWEPT(421),
    /** What has expired could not be removed. */
    NOT_SWEPT(422),
    /** The service takes jobs. */
    READY(501),
    /** The service cannot start. */
    NOT_STARTED(502),
    /** The service stops taking jobs and finishes those that run. */
    DRAINING(503),
    /** The service has drained. */
    DRAINED(504),
    /** Options that cannot be. */
    BAD_CONFIGURATION(505),
    /** Partitions came or went. */
    PARTITIONS(506),
    /** The broker came or went. */
    BROKER(507),
    /** Topics were made, or could not be. */
    TOPICS(508),
    /** The runtime of models would tell its maker of its use. */
    TELEMETRY(509),
    /** The commands on the control topic are read, or cannot be. */
    CONTROL(510),
    /** A fault of the program. */
    UNEXPECTED(901);

    private final int number;

    Code(int number) {
        this.number = number;
    }

    /** Such as {@code RIP-203}. */
    public String id() {
        return "RIP-" + number;
    }
}
