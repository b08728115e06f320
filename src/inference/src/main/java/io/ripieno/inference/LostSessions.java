package io.ripieno.inference;

import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.SessionListener;
import java.time.Duration;
import java.util.List;

/**
 * Tells another of a lost device and then gives up what it held, which a driver may keep waiting, so that it is loaded anew
 * once the device is open again.
 */
record LostSessions(List<EquippedDevice> devices, SessionListener next) implements SessionListener {
    @Override
    public void onLost(String device, String why) {
        try {
            next.onLost(device, why);
        } finally {
            devices.stream().filter(each -> each.device().name().equals(device)).forEach(each -> each.sessions()
                    .lose());
        }
    }

    @Override
    public void onLoadFailure(String device, String what, String why, Duration nextTry) {
        next.onLoadFailure(device, what, why, nextTry);
    }

    @Override
    public void onReopened(String device, Duration lostFor) {
        next.onReopened(device, lostFor);
    }
}
