package io.credence.feature.app.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.imports.TradeSource;
import io.credence.platform.api.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeCsvTest {

    @Test
    void shouldReadWhoCameFromEitherColumn() throws IOException {
        assertThat(sides("timestamp,price,amount,side", "buy", "SELL", ""))
                .containsExactly(true, false, null);
        assertThat(sides("timestamp,price,amount,is_buyer_maker", "false", "True", ""))
                .containsExactly(true, false, null);
    }

    @Test
    void shouldNotKnowWhoCameWhereNoColumnSays() throws IOException {
        assertThat(read("timestamp,price,amount\n1700000000,1,1\n"))
                .containsExactly(new Trade(1_700_000_000_000L, 1, 1, null));
    }

    @ParameterizedTest
    @CsvSource({"side,true", "is_buyer_maker,buy", "side,b"})
    void shouldRefuseAnotherWord(String column, String word) {
        assertThatThrownBy(() -> sides("timestamp,price,amount," + column, word))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("line 2, column " + column + " must be ");
    }

    private static List<@Nullable Boolean> sides(String header, String... words)
            throws IOException {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (String word : words) {
            csv.append("1700000000,1,1,").append(word).append('\n');
        }
        List<@Nullable Boolean> sides = new ArrayList<>();
        for (Trade trade : read(csv.toString())) {
            sides.add(trade.isBuy());
        }
        return sides;
    }

    private static List<Trade> read(String csv) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        TradeSource trades =
                TradeCsv.open(
                        new LineReader(new ByteArrayInputStream(bytes), bytes.length),
                        100,
                        new ReadingRules(new InstrumentId("BTC-USD"), List.of(), false));
        List<Trade> all = new ArrayList<>();
        for (Trade trade = trades.next(); trade != null; trade = trades.next()) {
            all.add(trade);
        }
        return all;
    }
}
