package io.credence.prediction.app.oip;

import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Metadata, readiness, configuration and statistics of the tenant's models.
@Path("/v2/models")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Open Inference Protocol", description = "Tensors in, tensors out.")
public class ModelResource {

    private final ModelDescriptions descriptions;
    private final TenantContext tenant;

    ModelResource(ModelDescriptions descriptions, TenantContext tenant) {
        this.descriptions = descriptions;
        this.tenant = tenant;
    }

    @GET
    @Path("/stats")
    @Operation(operationId = "getStatistics", summary = "Show the statistics of all models")
    public StatsResponse allStats() {
        return descriptions.stats(tenant.tenant());
    }

    @GET
    @Path("/{model}")
    @Operation(operationId = "getModelMetadata", summary = "Show inputs and outputs")
    public ModelMetadata metadata(@PathParam("model") String model) {
        return descriptions.metadata(tenant.tenant(), ModelSelector.of(model));
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}")
    @Operation(operationId = "getVersionMetadata", summary = "Show inputs and outputs of a version")
    public ModelMetadata versionMetadata(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.metadata(tenant.tenant(), ModelSelector.version(model, version));
    }

    @GET
    @Path("/{model}/labels/{alias}")
    @Operation(
            operationId = "getAliasMetadata",
            summary = "Show inputs and outputs of what an alias serves")
    public ModelMetadata aliasMetadata(
            @PathParam("model") String model, @PathParam("alias") String alias) {
        return descriptions.metadata(tenant.tenant(), ModelSelector.alias(model, alias));
    }

    @GET
    @Path("/{model}/ready")
    @Operation(operationId = "isModelReady", summary = "Tell whether a model serves")
    public ModelReady ready(@PathParam("model") String model) {
        return descriptions.ready(tenant.tenant(), ModelSelector.of(model));
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}/ready")
    @Operation(operationId = "isVersionReady", summary = "Tell whether a version serves")
    public ModelReady versionReady(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.ready(tenant.tenant(), ModelSelector.version(model, version));
    }

    @GET
    @Path("/{model}/labels/{alias}/ready")
    @Operation(operationId = "isAliasReady", summary = "Tell whether an alias serves")
    public ModelReady aliasReady(
            @PathParam("model") String model, @PathParam("alias") String alias) {
        return descriptions.ready(tenant.tenant(), ModelSelector.alias(model, alias));
    }

    @GET
    @Path("/{model}/config")
    @Operation(operationId = "getModelConfig", summary = "Show the configuration")
    public ModelConfig config(@PathParam("model") String model) {
        return descriptions.config(tenant.tenant(), ModelSelector.of(model));
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}/config")
    @Operation(operationId = "getVersionConfig", summary = "Show the configuration of a version")
    public ModelConfig versionConfig(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.config(tenant.tenant(), ModelSelector.version(model, version));
    }

    @GET
    @Path("/{model}/stats")
    @Operation(operationId = "getModelStatistics", summary = "Show the statistics of a model")
    public StatsResponse stats(@PathParam("model") String model) {
        return descriptions.stats(tenant.tenant(), model);
    }

    @GET
    @Path("/{model}/versions/{version: [0-9]+}/stats")
    @Operation(operationId = "getVersionStatistics", summary = "Show the statistics of a version")
    public StatsResponse versionStats(
            @PathParam("model") String model, @PathParam("version") String version) {
        return descriptions.stats(tenant.tenant(), ModelSelector.version(model, version));
    }
}
