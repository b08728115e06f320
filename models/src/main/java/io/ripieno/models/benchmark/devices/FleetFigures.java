package io.ripieno.models.benchmark.devices;

/**
 * What a fleet did in a measured time.
 *
 * @param devices how many
 * @param room how many of the six graphs each has memory for
 * @param seconds measured
 * @param busy share of the devices' time that the declared costs of their runs make up, in [0, 1]
 * @param loading share that the declared costs of loading sessions and of giving them up make up
 * @param late share of the devices' time by which their runs took longer than declared, since they were woken late
 * @param work declared device seconds of windows in full batches, per second; does not grow with idle places in batches
 * @param fill windows per batch as a share of a full one
 * @param loads of sessions
 * @param arrived jobs
 * @param done jobs
 * @param admission how it stood at the end
 */
record FleetFigures(
        int devices,
        int room,
        double seconds,
        double busy,
        double loading,
        double late,
        double work,
        double fill,
        long loads,
        long arrived,
        long done,
        FleetAdmission.State admission) {}
