package io.ripieno.service.health;

import io.ripieno.inference.batch.DeviceState;
import io.ripieno.service.health.Parts.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says how the devices are doing: not ready where none of a kind takes batches any more, ready with a remark where some
 * do not or callers are missing.
 */
public final class DeviceWatch {
    private final Parts parts;

    public DeviceWatch(Parts parts) {
        this.parts = parts;
    }

    /** Looks once. */
    public void look(List<DeviceState> devices) {
        Map<String, List<DeviceState>> pools = new LinkedHashMap<>();
        devices.forEach(device ->
                pools.computeIfAbsent(device.kind(), kind -> new ArrayList<>()).add(device));
        String each = String.join("; ", devices.stream().map(DeviceWatch::words).toList()) + ".";
        List<String> gone = pools.entrySet().stream()
                .filter(pool -> pool.getValue().stream().noneMatch(DeviceState::works))
                .map(Map.Entry::getKey)
                .toList();
        if (gone.isEmpty()) {
            parts.up(Part.DEVICES, each);
        } else {
            parts.down(
                    Part.DEVICES,
                    "No device of the kind " + String.join(", ", gone) + " takes batches: " + each
                            + " They are tried again; if none comes back, look at the log for why and start the"
                            + " service again.");
        }
    }

    private static String words(DeviceState device) {
        String why = device.why().isEmpty() ? "" : ", " + device.why();
        String state = device.isLost() ? " is lost" + why : device.works() ? " works" : " works not";
        return device.name() + state + " (" + device.living() + " of " + device.callers() + " callers)";
    }
}
