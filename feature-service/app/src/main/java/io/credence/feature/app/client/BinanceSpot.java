package io.credence.feature.app.client;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.Binance;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.marketdata.BinanceAggTrades;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.currency.CurrencyPair;

/// Binance's spot klines and aggregate trades. Each answer says how much of what Binance allows to
/// this address in a minute is used up, by whomever; shortly before all of it is, nobody here asks
/// until the next minute. Who goes on is told 429, then 418, and for how long.
@ApplicationScoped
class BinanceSpot implements Exchange {

    private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    // Binance's for trades between two times.
    private static final long LONGEST_MS = Duration.ofHours(1).toMillis();
    private static final int MOST_ROWS = 1000;

    private static final Map<Interval, KlineInterval> INTERVALS =
            Map.of(
                    Interval.M1, KlineInterval.m1,
                    Interval.M5, KlineInterval.m5,
                    Interval.M15, KlineInterval.m15,
                    Interval.H1, KlineInterval.h1,
                    Interval.H4, KlineInterval.h4,
                    Interval.D1, KlineInterval.d1);

    private final Binance binance;
    private final int mostWeight;
    private final PoliteClient client;

    @Inject
    BinanceSpot(FeatureConfig config, Clock clock) {
        this(config.exchange().binanceUrl(), config.exchange().binanceWeight(), clock);
    }

    BinanceSpot(URI address, int mostWeight, Clock clock) {
        this.binance = RestClients.of(Binance.class, new BinanceExchange(), address);
        this.mostWeight = mostWeight;
        this.client = new PoliteClient(venue(), Duration.ZERO, clock, Thread::sleep);
    }

    @Override
    public final String venue() {
        return "binance";
    }

    @Override
    public Answer<CandidateBar> bars(Series series, long fromMs, long toMs, int limit)
            throws IOException {
        return client.ask(() -> klines(series, fromMs, toMs, Math.min(limit, MOST_ROWS)));
    }

    // Binance's end is included.
    private Answer<CandidateBar> klines(Series series, long fromMs, long toMs, int limit)
            throws IOException {
        CurrencyPair pair = RestClients.pair(series.instrument());
        KlineInterval interval = Objects.requireNonNull(INTERVALS.get(series.interval()));
        List<Object[]> klines =
                weighed(
                        binance.klines(
                                symbol(series.instrument()),
                                interval.code(),
                                limit,
                                fromMs,
                                toMs - 1));
        List<CandidateBar> bars =
                klines.stream().map(row -> bar(new BinanceKline(pair, interval, row))).toList();
        long nextMs =
                bars.size() < limit
                        ? toMs
                        : bars.getLast().openTimeMs() + series.interval().millis();
        return new Answer.Page<>(bars, fromMs, nextMs);
    }

    @Override
    public Answer<Trade> trades(InstrumentId instrument, long fromMs, long toMs, int limit)
            throws IOException {
        long end = Math.min(toMs, fromMs + LONGEST_MS);
        return client.ask(() ->
                WholeMoments.read(
                        new AggregateTrades(
                                symbol(instrument), fromMs, end, Math.min(limit, MOST_ROWS)),
                        fromMs,
                        end));
    }

    /// From a time on, then by their ids.
    private final class AggregateTrades implements WholeMoments.Pages {

        private final String symbol;
        private final long fromMs;
        private final long toMs;
        private final int limit;
        private @Nullable Long lastId;
        private boolean ended;

        AggregateTrades(String symbol, long fromMs, long toMs, int limit) {
            this.symbol = symbol;
            this.fromMs = fromMs;
            this.toMs = toMs;
            this.limit = limit;
        }

        @Override
        public List<Trade> next() throws IOException {
            if (lastId != null) {
                client.askOn();
            }
            List<BinanceAggTrades> page =
                    weighed(
                            lastId == null
                                    ? binance.aggTrades(symbol, null, fromMs, toMs - 1, limit)
                                    : binance.aggTrades(symbol, lastId + 1, null, null, limit));
            ended = page.size() < limit;
            lastId = page.isEmpty() ? lastId : Long.valueOf(page.getLast().aggregateTradeId);
            return page.stream().map(BinanceSpot::trade).toList();
        }

        @Override
        public boolean ended() {
            return ended;
        }
    }

    /// The minutes of Binance's count are those of the clock.
    private <T> List<T> weighed(List<T> answer) {
        String used = AnsweredList.header(answer, USED_WEIGHT);
        if (used != null && used.matches("[0-9]{1,9}") && Integer.parseInt(used) >= mostWeight) {
            long intoMinute = client.clock().millis() % MINUTE.toMillis();
            client.beQuiet(MINUTE.minusMillis(intoMinute));
        }
        return answer;
    }

    private static String symbol(InstrumentId instrument) {
        CurrencyPair pair = RestClients.pair(instrument);
        return pair.getBase().getCurrencyCode() + pair.getCounter().getCurrencyCode();
    }

    private static CandidateBar bar(BinanceKline kline) {
        return new CandidateBar(
                kline.getOpenTime(),
                kline.getOpen().doubleValue(),
                kline.getHigh().doubleValue(),
                kline.getLow().doubleValue(),
                kline.getClose().doubleValue(),
                kline.getVolume().doubleValue());
    }

    private static Trade trade(BinanceAggTrades trade) {
        return new Trade(
                trade.timestamp,
                trade.price.doubleValue(),
                trade.quantity.doubleValue(),
                !trade.buyerMaker);
    }
}
