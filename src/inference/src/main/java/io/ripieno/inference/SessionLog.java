package io.ripieno.inference;

import io.ripieno.inference.device.SessionListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log which sessions come and go, as that costs time while work waits, and tells another. */
final class SessionLog implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);

    private final SessionListener next;

    SessionLog(SessionListener next) {
        this.next = next;
    }

    @Override
    public void onLoad(String device, String what, double seconds, long bytes) {
        LOG.info("Loaded a session. device={} session={} seconds={} bytes={}", device, what, seconds, bytes);
        next.onLoad(device, what, seconds, bytes);
    }

    @Override
    public void onHang(String device, String what, Step step, Duration since) {
        LOG.error(
                "A driver does not return. Look at the device; if it goes on, raise ripieno.models.run-limit, otherwise"
                        + " start the service again. device={} session={} step={} since={}",
                device,
                what,
                step,
                since);
        next.onHang(device, what, step, since);
    }

    @Override
    public void onEviction(String device, String what, long bytes) {
        LOG.info("Gave up an idle session. device={} session={} bytes={}", device, what, bytes);
        next.onEviction(device, what, bytes);
    }

    @Override
    public void onLoadFailure(String device, String what, String why, Duration nextTry) {
        LOG.error("A session could not be loaded. device={} session={} nextTry={} why={}", device, what, nextTry, why);
        next.onLoadFailure(device, what, why, nextTry);
    }

    @Override
    public void onLost(String device, String why) {
        LOG.error("A device is lost. device={} why={}", device, why);
        next.onLost(device, why);
    }

    @Override
    public void onReopened(String device, Duration lostFor) {
        LOG.info("A lost device is open again. device={} lostFor={}", device, lostFor);
        next.onReopened(device, lostFor);
    }
}
