package io.credence.feature.app.feast;

import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.request.RequestValues;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/feast")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Feast", description = "What Feast's remote online store asks of a feature server.")
class FeastResource {

    private static final String SOURCE = "bars";
    private static final Set<String> MODES = Set.of("online", "online_and_offline");

    private final OnlineFeatures features;
    private final FeatureSets sets;
    private final BarPush bars;

    FeastResource(OnlineFeatures features, FeatureSets sets, BarPush bars) {
        this.features = features;
        this.sets = sets;
        this.bars = bars;
    }

    @POST
    @Path("/get-online-features")
    @Operation(
            operationId = "getOnlineFeatures",
            summary = "Read the newest values, as Feast asks for them",
            description =
                    "The entities are `instrument` and `interval`, or `instrument` alone with values such"
                            + " as `BTC-USD/1m`. A feature view or service is a feature set; features"
                            + " are `view:feature`. Set `online_store` to `{type: remote, path:"
                            + " https://…/feast}` in `feature_store.yaml`.")
    @APIResponse(
            responseCode = "200",
            description = "Columns in the order of `metadata.feature_names`, entities first.")
    @APIResponse(responseCode = "400", description = "UNKNOWN_FEATURE_SET, or `entities` is amiss.")
    public OnlineFeaturesResponse read(OnlineFeaturesRequest request) {
        return features.read(OnlineQuery.from(request, sets));
    }

    @POST
    @Path("/push")
    @Idempotent
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.SERVICE})
    @Operation(
            operationId = "pushBars",
            summary = "Add bars that have closed, as Feast pushes a table",
            description =
                    "The push source is `bars`; columns are `instrument`, `interval`, `event_timestamp`"
                            + " (the bar's close), `open`, `high`, `low`, `close`, `volume`. All rows"
                            + " are stored and published like live bars, or none; what is there"
                            + " already changes nothing.")
    @APIResponse(responseCode = "200", description = "How many were new.")
    @APIResponse(responseCode = "400", description = "`df.close[3] must be a number`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "409", description = "CONFLICTING_BAR")
    public PushResponse push(PushRequest request) {
        if (!SOURCE.equals(request.pushSourceName())) {
            throw ProblemException.invalid("push_source_name", "must be " + SOURCE);
        }
        if (!MODES.contains(Objects.requireNonNullElse(request.to(), "online"))) {
            throw ProblemException.invalid("to", "must be online or online_and_offline");
        }
        List<PushedBars.Pushed> pushed = PushedBars.of(RequestValues.required("df", request.df()));
        return new PushResponse(pushed.size(), bars.push(pushed));
    }
}
