package io.credence.prediction.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.log.LogLabel;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
@Tag(name = "Predictions", description = "Calibrated probabilities for instruments.")
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
    @Operation(
            operationId = "predict",
            summary = "Forecast from the newest bar",
            description =
                    "The calibrated probability that the target comes first, with its band, by a"
                            + " version, an alias, or else the champion.")
    @APIResponse(responseCode = "200", description = "The forecast.")
    @APIResponse(responseCode = "409", description = "COLD_WINDOW: too few bars in a row yet.")
    @APIResponse(responseCode = "503", description = "MODEL_NOT_READY or QUEUE_FULL.")
    public PredictionResponse latest(@Nullable PredictionRequest body) {
        PredictionRequest request = RequiredFields.body(body);
        Input input = Input.of(request.instrument(), request.interval(), request.model());
        try (LogLabel _ = LogLabel.model(input.model());
                LogLabel _ = LogLabel.instrument(input.instrument());
                ForecastModel model = model(input, request.version(), request.alias())) {
            return forecasts.latest(model);
        }
    }

    @POST
    @Path("/history")
    @Operation(
            operationId = "predictHistory",
            summary = "Forecast from every stored bar of a range",
            description =
                    "What a version says about bars with fromMs <= openTimeMs < toMs, each from bars"
                            + " up to it only. Nothing is stored.")
    public HistoryResponse history(@Nullable HistoryRequest body) {
        HistoryRequest request = RequiredFields.body(body);
        Input input = Input.of(request.instrument(), request.interval(), request.model());
        long fromMs = RequiredFields.require("fromMs", request.fromMs());
        long toMs = RequiredFields.require("toMs", request.toMs());
        try (LogLabel _ = LogLabel.model(input.model());
                LogLabel _ = LogLabel.instrument(input.instrument());
                ForecastModel model = model(input, request.version(), request.alias())) {
            return forecasts.history(model, fromMs, toMs);
        }
    }

    @GET
    @Operation(
            operationId = "listPredictions",
            summary = "List what was said about a stream, oldest bar first",
            description = "Of one model and alias; the champion unless `alias` names another one.")
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
                filter.alias(),
                after + 1,
                filter.toMs());
    }

    private ForecastModel model(Input input, @Nullable Integer version, @Nullable String alias) {
        if (version != null && alias != null) {
            throw ProblemException.invalid("alias", "must be absent when version is given");
        }
        ForecastModel model =
                forecaster.forecasting(
                        tenant.tenant(),
                        models.require(tenant.tenant(), input.model(), version, alias));
        try {
            input.requireFor(model.lineage());
            return model;
        } catch (ProblemException e) {
            model.close();
            throw e;
        }
    }

    /// Whose forecast of what is asked for.
    private record Input(String instrument, String interval, String model) {

        static Input of(
                @Nullable String instrument, @Nullable String interval, @Nullable String model) {
            return new Input(
                    RequiredFields.require("instrument", instrument),
                    RequiredFields.require("interval", interval),
                    RequiredFields.require("model", model));
        }

        void requireFor(ServedAlias.Lineage trained) {
            if (!trained.instrument().equals(instrument)) {
                throw ProblemException.invalid(
                        "instrument", "must be " + trained.instrument() + ", the model's");
            }
            if (!trained.interval().equals(interval)) {
                throw ProblemException.invalid(
                        "interval", "must be " + trained.interval() + ", the model's");
            }
        }
    }
}
