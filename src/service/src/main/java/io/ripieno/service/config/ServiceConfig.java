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

    /** Models: {@code ripieno.models.}. */
    interface ModelsConfig {
        /** The folder that holds {@code NAME/VERSION/model.json}. */
        @WithDefault("models/repository")
        Path repository();

        /** Models that are loaded, verified and warm before the service is ready, as {@code name} or {@code name@version}. */
        @WithDefault("instrument-tagger")
        List<String> preload();

        /** The model of tagging jobs that ask for none, as {@code name} or {@code name@version}. */
        @WithDefault("instrument-tagger")
        String tagging();

        /** How many runs may be under way at a time on the CPU; as many as cores if it is not set. */
        OptionalInt callers();

        /** How many copies of a model each GPU runs side by side; 0 for no use of GPUs. */
        @WithDefault("1")
        int gpuInstances();

        /** How many threads compute front ends; as many as cores if it is not set. */
        OptionalInt hostThreads();

        /** Memory that the loaded models of a device may take; idle ones make room for those that are needed. */
        @WithDefault("2G")
        MemorySize memory();

        /** How long every run may take before it is ended. */
        @WithDefault("PT30S")
        Duration runLimit();

        /** How many times its measured cost a run may take before it is ended, if that is more. */
        @WithDefault("100")
        double runLimitFactor();

        LanesConfig lanes();

        RecoveryConfig recovery();

        /** The file that keeps what runs cost, so that a start need not measure it again. */
        @WithDefault("ripieno-data/costs.json")
        Path costs();

        /** The pause between two looks for newer versions of the models that serve. */
        @WithDefault("PT30S")
        Duration refresh();
    }

    /** What is done about lost devices and graphs that cannot be loaded: {@code ripieno.models.recovery.}. */
    interface RecoveryConfig {
        /** The wait before a lost device is tried again for the first time. */
        @WithDefault("PT1S")
        Duration reopenAfter();

        /** The longest wait between two tries to open a lost device. */
        @WithDefault("PT1M")
        Duration reopenAtMost();

        /** The wait before a graph is loaded again on a device on which that failed. */
        @WithDefault("PT1S")
        Duration loadAfter();

        /** The longest wait between two tries to load a graph. */
        @WithDefault("PT1M")
        Duration loadAtMost();

        /** By how much each of these waits is longer than the one before. */
        @WithDefault("2")
        double factor();

        /** How long windows wait for a device to come back once all that could run them are lost. */
        @WithDefault("PT30S")
        Duration patience();
    }

    /** How windows of jobs become batches: {@code ripieno.batch.}. */
    interface BatchConfig {
        /** How the CPU takes batches. */
        CpuConfig cpu();

        /** How GPUs take batches. */
        GpuConfig gpu();

        /** Memory outside the heap for inputs and outputs of runs. */
        @WithDefault("256M")
        MemorySize bufferBytes();

        /** How many windows of a job may be in flight, so that its memory does not grow with its length. */
        @WithDefault("8")
        int windowsPerJob();
    }

    /** How the devices of a kind take batches. */
    interface PoolConfig {
        /** Windows in a batch at most, whatever the model prefers. */
        int maxBatch();

        /** After which the oldest window waits no longer for company while a device could take it. */
        Duration delay();

        /** Whether a device with nothing else to do waits, up to the delay, for a fuller batch. */
        boolean waitWhenIdle();

        /** Whether these devices take only what the others could not run. */
        boolean lastResort();
    }

    /** The processor: {@code ripieno.batch.cpu.}. */
    interface CpuConfig extends PoolConfig {
        @Override
        @WithDefault("32")
        int maxBatch();

        @Override
        @WithDefault("PT0.002S")
        Duration delay();

        @Override
        @WithDefault("false")
        boolean waitWhenIdle();

        @Override
        @WithDefault("true")
        boolean lastResort();
    }

    /** GPUs: {@code ripieno.batch.gpu.}. */
    interface GpuConfig extends PoolConfig {
        @Override
        @WithDefault("128")
        int maxBatch();

        @Override
        @WithDefault("PT0.005S")
        Duration delay();

        @Override
        @WithDefault("false")
        boolean waitWhenIdle();

        @Override
        @WithDefault("false")
        boolean lastResort();
    }

    /** Weights by which jobs of high, normal and low priority share a device: {@code ripieno.models.lanes.}. */
    interface LanesConfig {
        @WithDefault("12")
        double high();

        @WithDefault("4")
        double normal();

        @WithDefault("1")
        double low();
    }

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
        /** How many child processes decode; as many as cores if it is not set. */
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
