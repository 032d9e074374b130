package io.credence.platform.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A loopback port that was free a moment ago, and stays so: below those that systems give to
/// outgoing connections, or one of them may take the port of a service that is killed and started
/// again.
public final class FreePort {

    private static final int FIRST = 12_000;
    private static final int EPHEMERAL = 32_768;

    private FreePort() {}

    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, EPHEMERAL);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
