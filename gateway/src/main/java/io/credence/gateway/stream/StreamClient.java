package io.credence.gateway.stream;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// One open stream. Events wait in the connection's own queue; their number is bounded, and a
/// reader that falls behind is told so and cut off, to load anew.
final class StreamClient {

    private final String tenant;
    private final Set<String> types;
    private final HttpServerResponse response;
    private final Context context;
    private final int buffer;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    /// @param types what the reader asked for; empty for everything
    /// @param context the connection's own; writes happen nowhere else
    StreamClient(
            String tenant,
            Set<String> types,
            HttpServerResponse response,
            Context context,
            int buffer) {
        this.tenant = tenant;
        this.types = types;
        this.response = response;
        this.context = context;
        this.buffer = buffer;
    }

    String tenant() {
        return tenant;
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /// False once the client is too slow; it is closed then.
    boolean offer(String text) {
        if (ended.get()) {
            return true;
        }
        if (waiting.incrementAndGet() > buffer) {
            end("dropped", "events came faster than you read; reconnect and load anew");
            return false;
        }
        context.runOnContext(_ -> write(text));
        return true;
    }

    private void write(String text) {
        if (response.ended() || response.closed()) {
            waiting.decrementAndGet();
        } else {
            response.write(text).onComplete(_ -> waiting.decrementAndGet());
        }
    }

    void end(String name, String words) {
        if (ended.compareAndSet(false, true)) {
            context.runOnContext(_ -> {
                if (!response.ended() && !response.closed()) {
                    response.end(EventFrame.note(name, words));
                }
            });
        }
    }
}
