package io.credence.feature.app.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.imports.TradeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same two trades as exchanges and their archives write them; made up, in their shapes.
class TradeStylesTest {

    private static final Trade FIRST = new Trade(1_672_531_200_123L, 101.5, 0.25, false);
    private static final Trade SECOND = new Trade(1_672_531_201_456L, 101.75, 1.5, true);

    private static Arguments style(String name, String file) {
        return Arguments.of(name, file);
    }

    static Stream<Arguments> styles() {
        return Stream.of(
                style(
                        "Binance spot trades",
                        """
                        7001,101.5,0.25,25.375,1672531200123,True,True
                        7002,101.75,1.5,152.625,1672531201456,False,True
                        """),
                style(
                        "Binance spot trades in microseconds",
                        """
                        7001,101.5,0.25,25.375,1672531200123456,True,True
                        7002,101.75,1.5,152.625,1672531201456789,False,True
                        """),
                style(
                        "Binance aggregated trades",
                        """
                        501,101.5,0.25,7001,7001,1672531200123,true,true
                        502,101.75,1.5,7002,7004,1672531201456,false,true
                        """),
                style(
                        "Binance futures aggregated trades, with a header",
                        """
                        agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker
                        501,101.5,0.25,7001,7001,1672531200123,true
                        502,101.75,1.5,7002,7004,1672531201456,false
                        """),
                style(
                        "newest first, quoted, ISO times",
                        """
                        "time";"trade_id";"price";"size";"side"
                        "2023-01-01T00:00:01.456Z";"2";"101.75";"1.5";"buy"
                        "2023-01-01T00:00:00.123Z";"1";"101.5";"0.25";"sell"
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("styles")
    void shouldReadTheTradesOfEveryStyle(String name, String file) throws IOException {
        // When
        TradeSource csv = csv(file);
        List<Trade> trades = trades(csv);
        // Then
        assertThat(csv.newestFirst() ? trades.reversed() : trades).containsExactly(FIRST, SECOND);
    }

    private static List<Trade> trades(TradeSource csv) throws IOException {
        List<Trade> trades = new ArrayList<>();
        for (Trade trade = csv.next(); trade != null; trade = csv.next()) {
            trades.add(trade);
        }
        return trades;
    }

    @Test
    void shouldReadTheArchiveOfKrakenWhichDoesNotTellTheSides() throws IOException {
        assertThat(
                        trades(
                                csv(
                                        """
                                        1672531200.1234,101.5,0.25
                                        1672531201.4567,101.75,1.5
                                        """)))
                .containsExactly(
                        new Trade(FIRST.timeMs(), FIRST.price(), FIRST.amount()),
                        new Trade(SECOND.timeMs(), SECOND.price(), SECOND.amount()));
    }

    @Test
    void shouldReadWholeSecondsOfBitstamp() throws IOException {
        assertThat(csv("1385337600,800.01,0.1\n").next())
                .isEqualTo(new Trade(1_385_337_600_000L, 800.01, 0.1));
    }

    @Test
    void shouldAskForTheColumnsOfAnUnknownShape() {
        assertThatThrownBy(() -> csv("1385337600,1,2,3\n"))
                .hasMessageContaining("line 1 must name the columns timestamp,price,amount");
    }

    private static TradeSource csv(String text) throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 10_000);
        return TradeCsv.open(
                lines, 100, new ReadingRules(new InstrumentId("BTC-USD"), List.of(), false));
    }
}
