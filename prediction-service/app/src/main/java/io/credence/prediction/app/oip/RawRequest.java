package io.credence.prediction.app.oip;

import org.jspecify.annotations.Nullable;

/// A request as it came over the wire. Holds the body without a copy.
final class RawRequest {

    private final byte[] body;
    private final @Nullable String contentEncoding;
    private final @Nullable String jsonLength;

    RawRequest(byte[] body, @Nullable String contentEncoding, @Nullable String jsonLength) {
        this.body = body;
        this.contentEncoding = contentEncoding;
        this.jsonLength = jsonLength;
    }

    byte[] body() {
        return body;
    }

    @Nullable String contentEncoding() {
        return contentEncoding;
    }

    /// The header `Inference-Header-Content-Length`.
    @Nullable String jsonLength() {
        return jsonLength;
    }
}
