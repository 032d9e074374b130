package io.credence.training.app.domain;

import java.nio.ByteBuffer;
import java.util.UUID;

/// One attempt of one run. Its name is a pure function of both: whoever launches it, and however
/// often, asks for the same Job.
public record JobKey(UUID runId, int attempt) {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    public JobKey {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be >= 1, was " + attempt);
        }
    }

    /// At most 52 characters, so that a Kubernetes Job may bear it:
    /// `tr-<base32(runId)>-a<attempt>`.
    public String name() {
        return "tr-%s-a%d".formatted(base32(runId), attempt);
    }

    private static String base32(UUID id) {
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES * 2)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        StringBuilder text = new StringBuilder(26);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
        }
        text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        return text.toString();
    }
}
