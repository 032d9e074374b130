package io.credence.feature.app.domain.quality;

import io.credence.feature.api.Bar;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.quality.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Inspects a bar that came live beside those before it. Its row is published already, so nothing
/// is kept apart: findings are noted. Whether a bar leaps away and back shows only at the next one.
@ApplicationScoped
public class LiveInspection {

    private static final int WINDOW_BARS = 64;

    private final BarHistory history;
    private final QualityRegistry registry;

    @Inject
    LiveInspection(BarHistory history, QualityRegistry registry) {
        this.history = history;
        this.registry = registry;
    }

    /// After the bar was stored, in its transaction.
    public void inspect(Series series, Bar bar) {
        long length = series.interval().millis();
        long time = bar.openTimeMs();
        BarColumns window =
                history.read(series, time - (WINDOW_BARS - 1) * length, time + 1, WINDOW_BARS);
        BarInspection inspection = new BarInspection();
        for (int i = 0; i < window.size(); i++) {
            inspection.add(CandidateBar.of(window.bar(i)));
        }
        List<Finding> findings =
                inspection.finish().stream()
                        .filter(finding -> finding.toMs() >= time - length)
                        .toList();
        if (!findings.isEmpty()) {
            registry.note(series, findings, FindingSource.LIVE);
        }
    }
}
