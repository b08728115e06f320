package io.ripieno.inference.device;

/**
 * A device with the memory for its sessions.
 *
 * @param device that runs
 * @param sessions loaded on it, within a budget
 */
public record EquippedDevice(Device device, SessionCache sessions) {}
