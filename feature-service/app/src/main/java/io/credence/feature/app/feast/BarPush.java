package io.credence.feature.app.feast;

import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.live.LiveBars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/// Bars that Feast pushes, all of them or none.
@ApplicationScoped
class BarPush {

    private final LiveBars live;
    private final Instruments instruments;

    @Inject
    BarPush(LiveBars live, Instruments instruments) {
        this.live = live;
        this.instruments = instruments;
    }

    /// How many were new.
    @Transactional
    int push(List<PushedBars.Pushed> bars) {
        instruments.lock(bars.stream().map(pushed -> pushed.series().instrument()).toList());
        int added = 0;
        for (PushedBars.Pushed pushed : bars) {
            added += live.add(pushed.series(), pushed.bar()) ? 1 : 0;
        }
        return added;
    }
}
