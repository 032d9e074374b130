package io.credence.prediction.app.oip;

import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// Metadata, readiness, configuration and statistics of the tenant's models.
@Path("/v2/models")
@RolesAllowed({
    Role.Claim.VIEWER,
    Role.Claim.RESEARCHER,
    Role.Claim.TRADER,
    Role.Claim.RISK_OFFICER,
    Role.Claim.OPERATOR,
    Role.Claim.SERVICE
})
@RunOnVirtualThread
public class ModelResource {

    private final ModelDescriptions descriptions;
    private final TenantContext tenant;

    ModelResource(ModelDescriptions descriptions, TenantContext tenant) {
        this.descriptions = descriptions;
        this.tenant = tenant;
    }

    @GET
    @Path("/stats")
    public StatsResponse allStats() {
        return descriptions.stats(tenant.tenant());
    }

    @GET
    @Path("/{model}")
    public ModelMetadata metadata(@PathParam("model") String model) {
        return descriptions.metadata(tenant.tenant(), ModelSelector.of(model));
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}")
    public ModelMetadata versionMetadata(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.metadata(tenant.tenant(), ModelSelector.version(model, version));
    }

    @GET
    @Path("/{model}/labels/{alias}")
    public ModelMetadata aliasMetadata(
            @PathParam("model") String model, @PathParam("alias") String alias) {
        return descriptions.metadata(tenant.tenant(), ModelSelector.alias(model, alias));
    }

    @GET
    @Path("/{model}/ready")
    public ModelReady ready(@PathParam("model") String model) {
        return descriptions.ready(tenant.tenant(), ModelSelector.of(model));
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}/ready")
    public ModelReady versionReady(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.ready(tenant.tenant(), ModelSelector.version(model, version));
    }

    @GET
    @Path("/{model}/labels/{alias}/ready")
    public ModelReady aliasReady(
            @PathParam("model") String model, @PathParam("alias") String alias) {
        return descriptions.ready(tenant.tenant(), ModelSelector.alias(model, alias));
    }

    @GET
    @Path("/{model}/config")
    public ModelConfig config(@PathParam("model") String model) {
        return descriptions.config(tenant.tenant(), ModelSelector.of(model));
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}/config")
    public ModelConfig versionConfig(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.config(tenant.tenant(), ModelSelector.version(model, version));
    }

    @GET
    @Path("/{model}/stats")
    public StatsResponse stats(@PathParam("model") String model) {
        return descriptions.stats(tenant.tenant(), model);
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}/stats")
    public StatsResponse versionStats(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.stats(tenant.tenant(), ModelSelector.version(model, version));
    }
}
