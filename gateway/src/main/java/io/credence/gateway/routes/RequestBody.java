package io.credence.gateway.routes;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A body of unknown length that stops once it is longer than allowed, and says so. Nothing is
/// kept: the pipe's own back pressure holds.
final class RequestBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final long limit;
    private final Runnable onExceeded;
    private final Runnable onEnd;
    private long seen;
    private boolean exceeded;

    RequestBody(ReadStream<Buffer> body, long limit, Runnable onExceeded, Runnable onEnd) {
        this.body = body;
        this.limit = limit;
        this.onExceeded = onExceeded;
        this.onEnd = onEnd;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        // HTTP/2 ends a body with an empty frame, which is no data to write.
        if (chunk.length() == 0) {
            return;
        }
        seen += chunk.length();
        if (seen <= limit) {
            handler.handle(chunk);
        } else if (!exceeded) {
            exceeded = true;
            onExceeded.run();
        }
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                PlatformErrorCode.PAYLOAD_TOO_LARGE,
                "the body is larger than " + limit + " bytes; send it in parts");
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler == null ? null : _ -> finish(handler));
        return this;
    }

    // Void has no value but null.
    @SuppressWarnings("NullAway")
    private void finish(Handler<Void> handler) {
        handler.handle(null);
        onEnd.run();
    }
}
