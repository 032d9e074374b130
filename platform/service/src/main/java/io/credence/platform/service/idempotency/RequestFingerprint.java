package io.credence.platform.service.idempotency;

import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The key of the current request, and what it is bound to.
@RequestScoped
public class RequestFingerprint {

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private @Nullable String key;
    private String request = "";
    private String sha256 = "";

    void remember(@Nullable String header, String method, String pathAndQuery, byte[] body) {
        key = header == null ? null : unquote(header);
        request = method + " " + pathAndQuery;
        MessageDigest digest = sha256();
        digest.update(request.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(body);
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    // The draft standard has the key as a quoted string; most clients send it bare.
    private static String unquote(String header) {
        String text = header.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String value = quoted ? text.substring(1, text.length() - 1) : text;
        if (!SHAPE.matcher(value).matches()) {
            throw ProblemException.invalid(
                    "Idempotency-Key", "must be 1 to 128 printable characters");
        }
        return value;
    }

    @Nullable String key() {
        return key;
    }

    String request() {
        return request;
    }

    String fingerprint() {
        return sha256;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
