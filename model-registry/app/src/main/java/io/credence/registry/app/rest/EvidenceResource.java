package io.credence.registry.app.rest;

import io.credence.registry.api.GateReport;
import io.credence.registry.app.domain.GatePolicy;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/models/{name}/versions/{version}")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Versions")
class EvidenceResource {

    private final GatePolicy policy;
    private final CardMetrics metrics;
    private final Lookup lookup;

    EvidenceResource(GatePolicy policy, CardMetrics metrics, Lookup lookup) {
        this.policy = policy;
        this.metrics = metrics;
        this.lookup = lookup;
    }

    @GET
    @Path("/gates")
    @Operation(
            operationId = "judgeVersion",
            summary = "Ask whether a version may be champion",
            description =
                    "Judged now, by today's thresholds. What was decided at a promotion is in the alias' history.")
    @APIResponse(responseCode = "200", description = "The verdict, with each check explained.")
    @APIResponse(responseCode = "404", description = "No such model, or no such version of it.")
    public GateReport gates(@PathParam("name") String name, @PathParam("version") String version) {
        return policy.judge(lookup.card(lookup.model(name), Parameters.version(version)));
    }

    @GET
    @Path("/metrics")
    @Operation(
            operationId = "listVersionMetrics",
            summary = "List a version's metrics by name",
            description = "Every number of its card's scores and backtest.")
    @APIResponse(responseCode = "200", description = "Metrics such as `test.calibrated.brier`.")
    @APIResponse(responseCode = "404", description = "No such model, or no such version of it.")
    public VersionMetricsResponse metrics(
            @PathParam("name") String name, @PathParam("version") String version) {
        int number = Parameters.version(version);
        return new VersionMetricsResponse(
                name, number, metrics.of(lookup.card(lookup.model(name), number)));
    }
}
