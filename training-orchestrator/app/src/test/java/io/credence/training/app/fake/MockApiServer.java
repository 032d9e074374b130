package io.credence.training.app.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;

/// An API server that keeps what it is given and does nothing by itself.
public final class MockApiServer {

    // It has a line per request. Held, because a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger("io.fabric8.mockwebserver");

    private MockApiServer() {}

    /// Starts one that knows nothing yet.
    ///
    /// @param keys that it signs pods' tokens with
    public static KubernetesMockServer start(ClusterTokens keys) {
        Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
        LOG.setLevel(Level.WARNING);
        KubernetesMockServer server =
                new KubernetesMockServer(
                        new Context(new ObjectMapper()),
                        new MockWebServer(),
                        answers,
                        new KubernetesMixedDispatcher(answers),
                        false);
        server.start();
        server.expect().get().withPath("/openid/v1/jwks").andReturn(200, keys.keySet()).always();
        return server;
    }
}
