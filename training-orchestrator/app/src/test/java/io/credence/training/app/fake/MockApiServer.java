package io.credence.training.app.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// An API server that keeps what it is given and does nothing by itself.
public final class MockApiServer {

    // It has a line per request. Held, because a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger("io.fabric8.mockwebserver");

    private MockApiServer() {}

    public static KubernetesMockServer start() {
        LOG.setLevel(Level.WARNING);
        KubernetesMockServer server =
                new KubernetesMockServer(
                        new Context(new ObjectMapper()),
                        new MockWebServer(),
                        new HashMap<>(),
                        new KubernetesCrudDispatcher(),
                        false);
        server.start();
        return server;
    }
}
