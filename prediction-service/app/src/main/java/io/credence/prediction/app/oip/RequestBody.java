package io.credence.prediction.app.oip;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// The bytes of a request body, decompressed within bounds.
final class RequestBody {

    private RequestBody() {}

    static byte[] decoded(byte[] raw, @Nullable String contentEncoding, InferLimits limits) {
        String encoding =
                contentEncoding == null ? "identity" : contentEncoding.toLowerCase(Locale.ROOT);
        byte[] body =
                switch (encoding) {
                    case "identity", "" -> raw;
                    case "gzip", "x-gzip", "deflate" -> inflated(raw, encoding, limits);
                    default ->
                            throw new ProblemException(
                                    PlatformErrorCode.UNSUPPORTED_MEDIA_TYPE,
                                    "Content-Encoding must be gzip, deflate or identity");
                };
        if (body.length > limits.bodyBytes()) {
            throw tooLarge("body", limits.bodyBytes());
        }
        return body;
    }

    /// Where the JSON part ends.
    ///
    /// @param header `Inference-Header-Content-Length`; without it the body is all JSON
    static int jsonLength(byte[] body, @Nullable String header, InferLimits limits) {
        long length = body.length;
        if (header != null) {
            try {
                length = Long.parseLong(header.strip());
            } catch (NumberFormatException e) {
                length = -1;
            }
            if (length < 1 || length > body.length) {
                throw InvalidTensor.of(
                        "header Inference-Header-Content-Length",
                        "must be in 1.." + body.length + ", the length of the body");
            }
        }
        if (length > limits.jsonBytes()) {
            throw tooLarge("JSON part", limits.jsonBytes());
        }
        return (int) length;
    }

    private static byte[] inflated(byte[] raw, String encoding, InferLimits limits) {
        try (InputStream in = inflater(raw, encoding)) {
            return in.readNBytes(limits.bodyBytes() + 1);
        } catch (IOException e) {
            throw new ProblemException(
                    PlatformErrorCode.MALFORMED_REQUEST, "the body is not valid " + encoding, e);
        }
    }

    private static InputStream inflater(byte[] raw, String encoding) throws IOException {
        InputStream in = new ByteArrayInputStream(raw);
        return encoding.equals("deflate") ? new InflaterInputStream(in) : new GZIPInputStream(in);
    }

    private static ProblemException tooLarge(String part, int limit) {
        return new ProblemException(
                PlatformErrorCode.PAYLOAD_TOO_LARGE,
                "the " + part + " must be at most " + limit + " bytes");
    }
}
