package io.credence.feature.app.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.app.domain.TradeSource;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// A few megabytes of gzip that become more than this JVM's heap: 4 GiB of one trade, again and
/// again.
class BombTest {

    private static final String TRADE = "1385337600,800,1\n";
    private static final int MEMBER_BYTES = 64 << 20;
    private static final int MEMBERS = 64;

    private final byte[] bomb = bomb();
    private long rows;

    @Test
    void shouldStopAtTheMostRows() {
        refuse(100_000, Long.MAX_VALUE);
        assertThat(rows).isEqualTo(100_000);
    }

    @Test
    void shouldStopAtTheMostBytes() {
        refuse(Integer.MAX_VALUE, 1 << 20);
        assertThat(rows * TRADE.length()).isLessThanOrEqualTo(1 << 20);
    }

    private void refuse(int maxRows, long maxBytes) {
        assertThat((long) MEMBER_BYTES * MEMBERS).isGreaterThan(Runtime.getRuntime().maxMemory());
        assertThatThrownBy(() -> read(maxRows, maxBytes))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(PlatformErrorCode.PAYLOAD_TOO_LARGE));
    }

    private long read(int maxRows, long maxBytes) throws IOException {
        try (UploadedFile file =
                UploadedFile.spool(new ByteArrayInputStream(bomb), true, maxRows, maxBytes)) {
            return file.readTrades(this::count);
        }
    }

    private long count(TradeSource trades) throws IOException {
        while (trades.next() != null) {
            rows++;
        }
        return rows;
    }

    // gzip files one behind the other are one.
    private static byte[] bomb() {
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
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
