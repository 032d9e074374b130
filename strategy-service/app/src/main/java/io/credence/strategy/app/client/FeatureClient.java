package io.credence.strategy.app.client;

import io.credence.feature.api.Interval;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.service.upstream.Upstream;
import io.credence.platform.service.upstream.UpstreamRefusal;
import io.credence.strategy.api.StrategyErrorCode;
import io.credence.strategy.app.client.FeatureRestClient.Bars;
import io.credence.strategy.app.domain.MarketHistory;
import io.credence.strategy.engine.backtest.BarSeries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Stored bars, from feature-service.
@ApplicationScoped
public class FeatureClient implements MarketHistory {

    private static final String SERVICE = "feature-service";

    private final PatientFeatureCalls calls;

    FeatureClient(PatientFeatureCalls calls) {
        this.calls = calls;
    }

    @Override
    public boolean knows(String instrument) {
        return Upstream.call(
                SERVICE,
                PlatformErrorCode.UPSTREAM_FAILED,
                () -> {
                    try {
                        return calls.instrument(instrument).symbol().equals(instrument);
                    } catch (UpstreamRefusal e) {
                        if (e.status() == 404) {
                            return false;
                        }
                        throw e;
                    }
                });
    }

    /// Asks on from the last bar until nothing comes, so it needs not know the size of a page.
    @Override
    public BarSeries bars(String instrument, String interval, long fromMs, long toMs) {
        List<Bars> pages = new ArrayList<>();
        long step = Interval.parse(interval).millis();
        long next = fromMs;
        while (next < toMs) {
            long from = next;
            Bars page =
                    Upstream.call(
                            SERVICE,
                            StrategyErrorCode.NO_BARS,
                            () -> calls.bars(instrument, interval, from, toMs));
            if (page.openTimeMs().isEmpty()) {
                break;
            }
            pages.add(page);
            next = page.openTimeMs().getLast() + step;
        }
        return new BarSeries(
                pages.stream()
                        .flatMap(page -> page.openTimeMs().stream())
                        .mapToLong(Long::longValue)
                        .toArray(),
                column(pages, Bars::open),
                column(pages, Bars::high),
                column(pages, Bars::low),
                column(pages, Bars::close));
    }

    private interface Column {
        List<Double> of(Bars page);
    }

    private static double[] column(List<Bars> pages, Column column) {
        return pages.stream()
                .flatMap(page -> column.of(page).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
