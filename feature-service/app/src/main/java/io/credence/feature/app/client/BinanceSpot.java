package io.credence.feature.app.client;

import io.credence.feature.api.Interval;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.CandidateBar;
import io.credence.feature.app.domain.Exchange;
import io.credence.feature.app.domain.Series;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.service.BinanceMarketDataServiceRaw;
import org.knowm.xchange.currency.CurrencyPair;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;

/// Binance's spot klines. XChange counts the weight of requests and keeps below what Binance allows
/// in a minute; where others use up the same allowance, Binance says 429, or 418 to who goes on,
/// and nobody here asks again before the time it names.
@ApplicationScoped
class BinanceSpot implements Exchange {

    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;
    private static final Map<Interval, KlineInterval> INTERVALS =
            Map.of(
                    Interval.M1, KlineInterval.m1,
                    Interval.M5, KlineInterval.m5,
                    Interval.M15, KlineInterval.m15,
                    Interval.H1, KlineInterval.h1,
                    Interval.H4, KlineInterval.h4,
                    Interval.D1, KlineInterval.d1);

    private final URI address;
    private final Clock clock;
    private @Nullable BinanceMarketDataServiceRaw service;
    private volatile Instant quietUntil = Instant.MIN;

    @Inject
    BinanceSpot(FeatureConfig config, Clock clock) {
        this.address = config.exchange().binanceUrl();
        this.clock = clock;
    }

    @Override
    public String venue() {
        return "binance";
    }

    @Override
    public Answer bars(Series series, long fromMs, long toMs, int limit) throws IOException {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return new Answer.Later(Duration.between(now, quietUntil));
        }
        try {
            // Binance's end is included.
            List<BinanceKline> klines =
                    service()
                            .klines(
                                    pair(series),
                                    INTERVALS.get(series.interval()),
                                    limit,
                                    fromMs,
                                    toMs - 1);
            return new Answer.Bars(klines.stream().map(BinanceSpot::bar).toList());
        } catch (IOException | RuntimeException e) {
            if (e instanceof HttpStatusException status) {
                return refusal(status.getHttpStatusCode(), e, now);
            }
            throw e;
        }
    }

    // A status of 500 and above is the exchange's trouble, and no answer.
    private Answer refusal(int status, Exception cause, Instant now) throws IOException {
        if (status == TOO_MANY || status == BANNED) {
            Duration pause =
                    cause instanceof HttpResponseAware answer
                            ? RetryAfter.of(answer.getResponseHeaders(), status == BANNED)
                            : RetryAfter.of(Map.of(), status == BANNED);
            quietUntil = now.plus(pause);
            return new Answer.Later(pause);
        }
        if (status >= 500) {
            throw new IOException("binance answered " + status, cause);
        }
        return new Answer.Refused(
                "binance refused with " + status + ": " + String.valueOf(cause.getMessage()));
    }

    private synchronized BinanceMarketDataServiceRaw service() {
        if (service == null) {
            ExchangeSpecification where = new BinanceExchange().getDefaultExchangeSpecification();
            where.setShouldLoadRemoteMetaData(false);
            where.setSslUri(address.toString());
            where.setHost(address.getHost());
            where.setHttpConnTimeout(10_000);
            where.setHttpReadTimeout(20_000);
            where.getResilience().setRateLimiterEnabled(true);
            service =
                    (BinanceMarketDataServiceRaw)
                            ExchangeFactory.INSTANCE.createExchange(where).getMarketDataService();
        }
        return service;
    }

    private static CurrencyPair pair(Series series) {
        String[] assets = series.instrument().value().split("-", 2);
        return new CurrencyPair(assets[0], assets[1]);
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
}
