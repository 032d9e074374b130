package io.credence.prediction.app.serving;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.prediction.app.window.FeatureWindow;
import io.credence.prediction.inference.forecast.ForecastSignature;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.pool.ModelLease;
import io.credence.registry.api.ServedAlias;

/// A leased model together with what its windows look like.
public record ForecastModel(ModelLease lease, ServedAlias.InputLineage lineage)
        implements AutoCloseable {

    public LoadedModel model() {
        return lease.model();
    }

    public int version() {
        return model().key().version();
    }

    public Interval interval() {
        return Interval.parse(lineage.interval());
    }

    public WindowSpec windowSpec() {
        return new WindowSpec(lineage.windowLength(), lineage.maxGapBars());
    }

    public FeatureWindow newWindow() {
        return new FeatureWindow(windowSpec(), interval(), lineage.features().size());
    }

    ForecastSignature signature() {
        return new ForecastSignature(lineage.windowLength(), lineage.features().size());
    }

    @Override
    public void close() {
        lease.close();
    }
}
