package io.credence.prediction.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.paging.PageSize;
import io.credence.platform.service.paging.PageTokens;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.prediction.app.persistence.PredictionFilter;
import io.credence.prediction.app.persistence.PredictionStore;
import io.credence.prediction.app.persistence.StoredPrediction;
import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.serving.Forecaster;
import io.credence.prediction.app.serving.ModelLookup;
import io.credence.registry.api.ServedAlias;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/predictions")
@RolesAllowed({
    Role.Claim.VIEWER,
    Role.Claim.RESEARCHER,
    Role.Claim.TRADER,
    Role.Claim.RISK_OFFICER,
    Role.Claim.OPERATOR,
    Role.Claim.SERVICE
})
@RunOnVirtualThread
public class PredictionResource {

    private final ModelLookup models;
    private final Forecaster forecaster;
    private final WindowForecasts forecasts;
    private final PredictionStore store;
    private final PageTokens tokens;
    private final TenantContext tenant;

    PredictionResource(
            ModelLookup models,
            Forecaster forecaster,
            WindowForecasts forecasts,
            PredictionStore store,
            PageTokens tokens,
            TenantContext tenant) {
        this.models = models;
        this.forecaster = forecaster;
        this.forecasts = forecasts;
        this.store = store;
        this.tokens = tokens;
        this.tenant = tenant;
    }

    @POST
    public PredictionResponse latest(PredictionRequest request) {
        try (ForecastModel model = model(request.model(), request.version(), request.alias())) {
            requireInput(model, request.instrument(), request.interval());
            return forecasts.latest(model);
        }
    }

    @POST
    @Path("/history")
    public HistoryResponse history(HistoryRequest request) {
        try (ForecastModel model = model(request.model(), request.version(), request.alias())) {
            requireInput(model, request.instrument(), request.interval());
            return forecasts.history(model, request.fromMs(), request.toMs());
        }
    }

    @GET
    public StoredPredictionPage stored(@BeanParam StoredPredictionQuery query) {
        int size = PageSize.of(query.pageSize);
        PredictionFilter filter = query.toFilter();
        Optional<Long> after =
                tokens.read(filter.toString(), query.pageToken)
                        .map(keys -> Long.parseLong(keys.getFirst()));
        List<StoredPrediction> rows =
                store.page(after.map(last -> continued(filter, last)).orElse(filter), size + 1);
        boolean more = rows.size() > size;
        List<StoredPrediction> page = more ? rows.subList(0, size) : rows;
        return new StoredPredictionPage(
                page.stream().map(StoredPredictionResponse::from).toList(),
                more
                        ? tokens.sign(
                                filter.toString(),
                                List.of(Long.toString(page.getLast().openTimeMs())))
                        : null);
    }

    private static PredictionFilter continued(PredictionFilter filter, long after) {
        return new PredictionFilter(
                filter.stream(),
                filter.instrument(),
                filter.interval(),
                filter.model(),
                after + 1,
                filter.toMs());
    }

    private ForecastModel model(String model, @Nullable Integer version, @Nullable String alias) {
        if (version != null && alias != null) {
            throw ProblemException.invalid("alias", "must be absent when version is given");
        }
        return forecaster.forecasting(
                tenant.tenant(), models.require(tenant.tenant(), model, version, alias));
    }

    private static void requireInput(ForecastModel model, String instrument, String interval) {
        ServedAlias.Lineage input = model.lineage();
        if (!input.instrument().equals(instrument)) {
            throw ProblemException.invalid(
                    "instrument", "must be " + input.instrument() + ", the model's");
        }
        if (!input.interval().equals(interval)) {
            throw ProblemException.invalid(
                    "interval", "must be " + input.interval() + ", the model's");
        }
    }
}
