package io.credence.feature.app.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/// A few megabytes of gzip that become more than a test's heap: 4 GiB of one trade, again and
/// again.
public final class TradeBomb {

    static final String TRADE = "1385337600,800,1\n";

    private static final int MEMBER_BYTES = 64 << 20;
    private static final int MEMBERS = 64;

    static final long UNPACKED = (long) MEMBER_BYTES * MEMBERS;

    private TradeBomb() {}

    // gzip files one behind the other are one.
    public static byte[] bytes() {
        byte[] member = gzip(TRADE.repeat(MEMBER_BYTES / TRADE.length()));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(gzip("timestamp,price,amount\n"));
        for (int i = 0; i < MEMBERS; i++) {
            bomb.writeBytes(member);
        }
        return bomb.toByteArray();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
