package io.credence.prediction.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.log.LogLabel;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.RequestValues;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.prediction.app.persistence.PredictionFilter;
import io.credence.prediction.app.persistence.PredictionStore;
import io.credence.prediction.app.persistence.StoredPrediction;
import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.serving.Forecaster;
import io.credence.prediction.app.serving.ModelLookup;
import io.credence.registry.api.ServedAlias;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/predictions")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Predictions", description = "Calibrated probabilities for instruments.")
public class PredictionResource {

    private final ModelLookup models;
    private final Forecaster forecaster;
    private final WindowForecasts forecasts;
    private final PredictionStore store;
    private final Pages pages;
    private final TenantContext tenant;

    PredictionResource(
            ModelLookup models,
            Forecaster forecaster,
            WindowForecasts forecasts,
            PredictionStore store,
            Pages pages,
            TenantContext tenant) {
        this.models = models;
        this.forecaster = forecaster;
        this.forecasts = forecasts;
        this.store = store;
        this.pages = pages;
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
    public PredictionResponse latest(PredictionRequest request) {
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
    public HistoryResponse history(HistoryRequest request) {
        Input input = Input.of(request.instrument(), request.interval(), request.model());
        long fromMs = RequestValues.required("fromMs", request.fromMs());
        long toMs = RequestValues.required("toMs", request.toMs());
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
    public Page<StoredPredictionResponse> stored(@BeanParam StoredPredictionQuery query) {
        PredictionFilter filter = query.toFilter();
        Keyset<StoredPrediction> list =
                new Keyset<>(
                        filter.toString(),
                        List.of(Long.toString(filter.fromMs())),
                        (from, limit) ->
                                store.page(filter.from(Long.parseLong(from.getFirst())), limit),
                        row -> List.of(Long.toString(row.openTimeMs() + 1)));
        return pages.page(list, query.pageSize, query.pageToken, StoredPredictionResponse::from);
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
                    RequestValues.required("instrument", instrument),
                    RequestValues.required("interval", interval),
                    RequestValues.required("model", model));
        }

        void requireFor(ServedAlias.InputLineage trained) {
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
