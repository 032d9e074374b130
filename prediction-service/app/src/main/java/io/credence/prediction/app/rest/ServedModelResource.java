package io.credence.prediction.app.rest;

import io.credence.platform.service.tenant.TenantContext;
import io.credence.prediction.app.serving.FeatureSetStates;
import io.credence.prediction.app.serving.ServedModel;
import io.credence.prediction.app.serving.ServingBoard;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/served-models")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Serving", description = "What is loaded.")
public class ServedModelResource {

    private final ServingBoard board;
    private final FeatureSetStates sets;
    private final TenantContext tenant;

    ServedModelResource(ServingBoard board, FeatureSetStates sets, TenantContext tenant) {
        this.board = board;
        this.sets = sets;
        this.tenant = tenant;
    }

    @GET
    @Operation(
            operationId = "listServedModels",
            summary = "List the aliases and what serves under each",
            description =
                    "The version that the registry wants, and the one that answers now. `warning`"
                            + " says when it can answer no live bars, because its feature set is"
                            + " not live, or has changed since the training.")
    public ServedModelPage list() {
        List<ServedModel> all = board.of(tenant.tenant());
        // Each set once, however many aliases read it.
        all.stream()
                .map(ServedModelResource::featureSet)
                .distinct()
                .forEach(set -> sets.refresh(tenant.tenant(), set));
        return new ServedModelPage(all.stream().map(this::response).toList(), null);
    }

    private ServedModelResponse response(ServedModel served) {
        String set = featureSet(served);
        String hash = served.wanted().lineage().featureSetHash();
        return ServedModelResponse.from(
                served,
                sets.isLive(tenant.tenant(), set).orElse(null),
                sets.isChanged(tenant.tenant(), set, hash).orElse(null));
    }

    private static String featureSet(ServedModel served) {
        return served.wanted().lineage().featureSet();
    }
}
