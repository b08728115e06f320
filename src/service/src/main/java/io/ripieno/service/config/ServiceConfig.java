package io.ripieno.service.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that can be set under {@code ripieno.}, in {@code application.properties}, as system properties
 * ({@code -Dripieno.tasks=tagging}) or as environment variables ({@code RIPIENO_TASKS=tagging}). The brokers are set
 * with {@code kafka.bootstrap.servers}, HTTP with {@code quarkus.http.host} and {@code quarkus.http.port}.
 */
@ConfigMapping(prefix = "ripieno")
public interface ServiceConfig {
    /** The tasks that are served here. */
    @WithDefault("tagging,evaluation")
    List<String> tasks();

    /** The consumer group that all replicas of a deployment share. */
    @WithDefault("ripieno")
    String group();

    ModelsConfig models();

    BlobsConfig blobs();

    FilesConfig files();

    ScratchConfig scratch();

    RetentionConfig retention();

    IntakeConfig intake();

    BatchConfig batch();

    AdmissionConfig admission();

    JobsConfig jobs();

    ControlConfig control();

    DecodingConfig decoding();

    EvaluationConfig evaluation();

    TopicsConfig topics();

    RegistryConfig registry();

    /** Results and stored outcomes: {@code ripieno.blobs.}. */
    interface BlobsConfig {
        /** The folder of the blob store, shared by all replicas. */
        @WithDefault("ripieno-data/blobs")
        Path directory();

        /** Up to which size a series stays in its record; at most 256 KiB. */
        @WithDefault("256K")
        MemorySize inlineBytes();
    }

    /** Inputs that are files: {@code ripieno.files.}. */
    interface FilesConfig {
        /** The folders below which inputs may lie; the folder of the blob store always may. None by default. */
        Optional<List<Path>> roots();

        /** How long opening one input may take. */
        @WithDefault("PT10S")
        Duration openTime();
    }

    /** Inputs while they are worked on: {@code ripieno.scratch.}. */
    interface ScratchConfig {
        /** A folder of this replica alone, with room for the inputs of all running jobs. */
        @WithDefault("ripieno-data/scratch")
        Path directory();
    }

    /** How long what is kept: {@code ripieno.retention.}. */
    interface RetentionConfig {
        /** After its last use by a tenant an outcome expires. */
        @WithDefault("P30D")
        Duration age();

        /** What the outcomes and artefacts of one tenant may take; no limit if it is not set. */
        Optional<MemorySize> tenantBytes();

        /** What all outcomes and artefacts may take; no limit if it is not set. */
        Optional<MemorySize> maxBytes();

        /** How long what was told is kept even if it is over a size. */
        @WithDefault("PT1H")
        Duration grace();

        /** How long the bytes of records that were given up are kept. */
        @WithDefault("P30D")
        Duration originals();

        /** The pause between two sweeps. */
        @WithDefault("PT1H")
        Duration every();

        /** What single tenants may keep, by name. */
        Map<String, TenantConfig> tenants();
    }

    /** What one tenant may keep: {@code ripieno.retention.tenants."NAME".}. */
    interface TenantConfig {
        /** In place of {@code ripieno.retention.age}. */
        Optional<Duration> age();

        /** In place of {@code ripieno.retention.tenant-bytes}. */
        Optional<MemorySize> maxBytes();
    }

    /** Reading ahead: {@code ripieno.intake.}. */
    interface IntakeConfig {
        /** How many jobs of a partition may wait here. */
        @WithDefault("500")
        int readAhead();

        /** How many bytes the records of waiting jobs may have in all. */
        @WithDefault("64M")
        MemorySize readAheadBytes();
    }

    /** What running jobs may take up: {@code ripieno.admission.}. */
    interface AdmissionConfig {
        /** Memory that all running jobs may take. */
        @WithDefault("256M")
        MemorySize residentBytes();

        /** Memory that one running job takes, whatever its length. */
        @WithDefault("32M")
        MemorySize jobBytes();

        /** Was removed; whoever sets it is told what took its place. */
        Optional<String> outstanding();

        /** Time of devices that all running jobs may still need in all. */
        @WithDefault("PT1H")
        Duration deviceTime();

        /** Time of threads of the host that all running jobs may still need in all. */
        @WithDefault("PT1H")
        Duration hostTime();

        /** Seconds of a device, and as many of the host, that a second of audio is thought to take until it is measured. */
        @WithDefault("0.02")
        double unmeasured();

        /** Up to which length a job is short. */
        @WithDefault("PT60S")
        Duration shortJob();

        /** The share of both budgets that is kept for short jobs, from 0 to below 1. */
        @WithDefault("0.25")
        double shortShare();

        /** After which a waiting job moves up a lane, and again, so that none starves. */
        @WithDefault("PT5M")
        Duration patience();
    }

    /** How jobs are done: {@code ripieno.jobs.}. */
    interface JobsConfig {
        /** How often a job is tried whose failure may pass. */
        @WithDefault("3")
        int attempts();

        /** The pause before the second try; doubled before each further one. */
        @WithDefault("PT0.5S")
        Duration pause();

        /** The least time between two progress records of a job. */
        @WithDefault("PT1S")
        Duration progressEvery();

        /** How long running jobs may take to finish when the service stops; then they are left to others. */
        @WithDefault("PT30S")
        Duration drain();
    }

    /** Commands about jobs: {@code ripieno.control.}. */
    interface ControlConfig {
        /** How many cancelled jobs are remembered, so that those that come later end too; then the oldest is forgotten. */
        @WithDefault("100000")
        int remembered();
    }

    /** Reading audio: {@code ripieno.decoding.}. */
    interface DecodingConfig {
        /**
         * How many long compressed recordings are read at a time, and beside them how many short ones, each by a child
         * process; as many as cores if it is not set, or as jobs where a GPU is used.
         */
        OptionalInt workers();

        /** The shortest recording or excerpt; at least 0.1 s. */
        @WithDefault("PT0.1S")
        Duration minDuration();

        /** The longest recording or excerpt. */
        @WithDefault("PT4H")
        Duration maxDuration();

        /** The largest input. */
        @WithDefault("4G")
        MemorySize maxBytes();

        /** The most channels. */
        @WithDefault("8")
        int maxChannels();

        /** The longest time that decoding one recording may take. */
        @WithDefault("PT10M")
        Duration maxTime();

        /** How long a decode worker may give no samples before it counts as hanging. */
        @WithDefault("PT1M")
        Duration maxSilence();

        /** The most memory that a decode worker may take. */
        @WithDefault("512M")
        MemorySize workerBytes();

        /** After how many recordings a decode worker is replaced. */
        @WithDefault("500")
        int workerFiles();

        /** After how many bad recordings a decode worker is replaced. */
        @WithDefault("1")
        int workerErrors();

        /** How long the start of a decode worker may take. */
        @WithDefault("PT1M")
        Duration workerStart();

        /** After how long a decode worker with nothing to do is ended. */
        @WithDefault("PT5M")
        Duration workerIdle();
    }

    /** Evaluations: {@code ripieno.evaluation.}. */
    interface EvaluationConfig {
        /** How many evaluations may run at a time, each on a core; the rest is left to other tasks. */
        @WithDefault("1")
        int atOnce();

        /** The most inputs of an evaluation; at most 1000. */
        @WithDefault("1000")
        int maxInputs();

        /** What the inputs of an evaluation may have together. */
        @WithDefault("1G")
        MemorySize maxBytes();

        /** The most samples or numbers of one input once it is decoded, 4 to 8 bytes each. */
        @WithDefault("32000000")
        long maxNumbers();

        /** The most samples or numbers of all inputs of one item. */
        @WithDefault("256000000")
        long maxItemNumbers();

        /** The longest time that an evaluation may take. */
        @WithDefault("PT10M")
        Duration maxTime();
    }

    /** Topics: {@code ripieno.topics.}. */
    interface TopicsConfig {
        /** Whether topics that are missing are made at start, as the catalogue has them. */
        @WithDefault("true")
        boolean create();
    }

    /** The schema registry of producers that write registry frames: {@code ripieno.registry.}. */
    interface RegistryConfig {
        /** Where it answers {@code GET URL/schemas/ids/ID}. None is needed for single-object encoding. */
        Optional<URI> url();

        /** How many bytes the ids of its frames have: 4, or 8 as in older Apicurio. */
        @WithDefault("4")
        int idBytes();

        /** How long it may take to answer, from the connection to the last byte. */
        @WithDefault("PT5S")
        Duration maxTime();

        /** How long its answer may be; a longer one holds no schema. */
        @WithDefault("1M")
        MemorySize maxBytes();
    }
}
