package io.credence.prediction.app.messaging;

import io.credence.platform.api.TenantId;
import io.credence.prediction.app.serving.FeatureSetStates;
import io.credence.prediction.app.serving.Forecaster;
import io.credence.prediction.app.serving.ServingBoard;
import io.credence.prediction.inference.pool.ModelPool;
import jakarta.enterprise.context.ApplicationScoped;

/// Gives each batch of rows its targets.
@ApplicationScoped
class StreamTargetSource {

    private final ServingBoard board;
    private final FeatureSetStates sets;
    private final ModelPool pool;
    private final Forecaster forecaster;

    StreamTargetSource(
            ServingBoard board, FeatureSetStates sets, ModelPool pool, Forecaster forecaster) {
        this.board = board;
        this.sets = sets;
        this.pool = pool;
        this.forecaster = forecaster;
    }

    StreamTargets open(TenantId tenant) {
        return new StreamTargets(tenant, board, sets, pool, forecaster);
    }
}
