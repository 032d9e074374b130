package io.credence.feature.app.client;

import io.credence.feature.api.InstrumentId;
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
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.kraken.Kraken;
import org.knowm.xchange.kraken.KrakenExchange;
import org.knowm.xchange.kraken.dto.KrakenResult;
import org.knowm.xchange.kraken.dto.marketdata.KrakenOHLC;
import org.knowm.xchange.kraken.dto.marketdata.KrakenOHLCs;
import org.knowm.xchange.kraken.dto.marketdata.KrakenPublicTrade;
import org.knowm.xchange.kraken.dto.marketdata.KrakenPublicTrades;
import org.knowm.xchange.kraken.dto.trade.KrakenType;

/// Kraken's spot tape, all of it, and of its bars the newest, which are all that it gives. It takes
/// one question a second; it refuses with status 200 and words.
@ApplicationScoped
class KrakenSpot implements Exchange {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final Duration AFTER_TOO_MANY = Duration.ofMinutes(1);
    private static final List<String> TOO_MANY =
            List.of("Too many requests", "Rate limit exceeded", "Temporary lockout");
    private static final int NEWEST_BARS = 720;
    private static final long NANOS_PER_MS = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1000L;
    private static final Map<String, String> OWN_NAMES = Map.of("BTC", "XBT", "DOGE", "XDG");

    private final Kraken kraken;
    private final PoliteClient client;

    @Inject
    KrakenSpot(FeatureConfig config, Clock clock) {
        this(config.exchange().krakenUrl(), clock, Thread::sleep);
    }

    KrakenSpot(URI address, Clock clock, PoliteClient.Pause pause) {
        this.kraken = RestClients.of(Kraken.class, new KrakenExchange(), address);
        this.client = new PoliteClient(venue(), BETWEEN_QUESTIONS, clock, pause);
    }

    @Override
    public final String venue() {
        return "kraken";
    }

    @Override
    public Answer<CandidateBar> bars(Series series, long fromMs, long toMs, int limit)
            throws IOException {
        return client.ask(() -> newestBars(series, fromMs, toMs, limit));
    }

    private Answer<CandidateBar> newestBars(Series series, long fromMs, long toMs, int limit)
            throws IOException {
        long length = series.interval().millis();
        // The newest of them is still open.
        long oldest = series.interval().floor(client.clock().millis()) - (NEWEST_BARS - 1) * length;
        if (fromMs < oldest) {
            return new Answer.Refused<>(
                    "kraken gives only its newest %d bars, since %d; bars before can be made of its trades"
                            .formatted(NEWEST_BARS, oldest));
        }
        KrakenOHLCs newest =
                asked(
                        kraken.getOHLC(
                                pair(series.instrument()),
                                Math.toIntExact(length / 60_000),
                                fromMs / 1000 - 1));
        List<CandidateBar> bars =
                newest.getOHLCs().stream()
                        .map(KrakenSpot::bar)
                        .filter(bar -> bar.openTimeMs() >= fromMs && bar.openTimeMs() < toMs)
                        .limit(limit)
                        .toList();
        long nextMs = bars.size() < limit ? toMs : bars.getLast().openTimeMs() + length;
        return new Answer.Page<>(bars, fromMs, nextMs);
    }

    @Override
    public Answer<Trade> trades(InstrumentId instrument, long fromMs, long toMs, int limit)
            throws IOException {
        return client.ask(
                () -> WholeMoments.read(new Tape(pair(instrument), fromMs), fromMs, toMs));
    }

    /// A page is as long as Kraken likes, and begins after a time in nanoseconds.
    private final class Tape implements WholeMoments.Pages {

        private final String pair;
        private long since;
        private boolean begun;

        Tape(String pair, long fromMs) {
            this.pair = pair;
            // A time less than this before a millisecond may be read as that millisecond.
            this.since = fromMs * NANOS_PER_MS - NANOS_PER_MICRO;
        }

        @Override
        public List<Trade> next() throws IOException {
            if (begun) {
                client.askOn();
            }
            begun = true;
            KrakenPublicTrades page = asked(kraken.getTrades(pair, since));
            since = page.getLast();
            return page.getTrades().stream().map(KrakenSpot::trade).toList();
        }

        @Override
        public boolean ended() {
            return false;
        }
    }

    private <V> V asked(KrakenResult<V> answer) throws IOException {
        if (answer.isSuccess()) {
            return answer.getResult();
        }
        String why = String.join(", ", answer.getError());
        if (TOO_MANY.stream().anyMatch(why::contains)) {
            throw new Refusal(why, AFTER_TOO_MANY);
        }
        if (why.startsWith("EService:")) {
            throw new IOException("kraken answered " + why);
        }
        throw new Refusal(why);
    }

    private static String pair(InstrumentId instrument) {
        CurrencyPair pair = RestClients.pair(instrument);
        return name(pair.getBase().getCurrencyCode()) + name(pair.getCounter().getCurrencyCode());
    }

    private static String name(String asset) {
        return OWN_NAMES.getOrDefault(asset, asset);
    }

    private static CandidateBar bar(KrakenOHLC bar) {
        return new CandidateBar(
                bar.getTime() * 1000,
                bar.getOpen().doubleValue(),
                bar.getHigh().doubleValue(),
                bar.getLow().doubleValue(),
                bar.getClose().doubleValue(),
                bar.getVolume().doubleValue());
    }

    private static Trade trade(KrakenPublicTrade trade) {
        return new Trade(
                // Microseconds: a double is not the decimal that Kraken wrote.
                Math.floorDiv(Math.round(trade.getTime() * 1e6), 1000L),
                trade.getPrice().doubleValue(),
                trade.getVolume().doubleValue(),
                trade.getType() == KrakenType.BUY);
    }
}
