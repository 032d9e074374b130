package io.credence.feature.app.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.imports.TradeSource;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BombTest {

    private static final byte[] BOMB = TradeBomb.bytes();

    private long rows;

    @Test
    void shouldStopAtTheMostRows() {
        refuse(100_000, Long.MAX_VALUE);
        assertThat(rows).isEqualTo(100_000);
    }

    @Test
    void shouldStopAtTheMostBytes() {
        refuse(Integer.MAX_VALUE, 1 << 20);
        assertThat(rows * TradeBomb.TRADE.length()).isLessThanOrEqualTo(1 << 20);
    }

    private void refuse(int maxRows, long maxBytes) {
        assertThat(TradeBomb.UNPACKED).isGreaterThan(Runtime.getRuntime().maxMemory());
        assertThatThrownBy(() -> read(maxRows, maxBytes))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(PlatformErrorCode.PAYLOAD_TOO_LARGE));
    }

    private long read(int maxRows, long maxBytes) throws IOException {
        try (UploadedFile file =
                UploadedFile.spool(new ByteArrayInputStream(BOMB), true, maxRows, maxBytes)) {
            ReadingRules rules = new ReadingRules(new InstrumentId("BTC-USD"), List.of(), false);
            return file.readTrades(rules, this::count);
        }
    }

    private long count(TradeSource trades) throws IOException {
        while (trades.next() != null) {
            rows++;
        }
        return rows;
    }
}
