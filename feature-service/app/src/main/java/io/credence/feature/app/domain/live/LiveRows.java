package io.credence.feature.app.domain.live;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.bars.SeriesHead;
import io.credence.feature.app.domain.observation.KnownInputs;
import io.credence.feature.app.domain.rows.FeatureRowSink;
import io.credence.feature.app.domain.rows.KernelStates;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows of a bar that closes, one for each live feature set, with what is known beside it.
@ApplicationScoped
class LiveRows {

    private final FeatureSets sets;
    private final KernelStates states;
    private final KnownInputs inputs;
    private final FeatureRowSink rows;

    @Inject
    LiveRows(FeatureSets sets, KernelStates states, KnownInputs inputs, FeatureRowSink rows) {
        this.sets = sets;
        this.states = states;
        this.inputs = inputs;
        this.rows = rows;
    }

    /// Steps `bar` after the series' head, and publishes when the running transaction commits.
    void publish(Series series, Bar bar, SeriesHead head) {
        List<FeatureSetEngine> engines =
                sets.live().stream().map(set -> states.engine(series, set, head)).toList();
        InputColumns known = inputs.beside(series, bar, names(engines));
        for (FeatureSetEngine engine : engines) {
            double[] row = new double[engine.width()];
            boolean warm = engine.step(bar, known.row(engine.inputs(), 0), row, 0);
            rows.publish(
                    FeatureRowEvents.of(
                            FeatureRowComputed.LIVE, series, engine.set(), bar, row, warm));
            states.keep(series, engine, head.revision());
        }
    }

    // Read once for all sets.
    private static Set<String> names(List<FeatureSetEngine> engines) {
        return engines.stream()
                .flatMap(engine -> engine.inputs().stream())
                .collect(Collectors.toSet());
    }
}
