package io.credence.registry.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.registry.api.RegistryErrorCode;
import io.credence.registry.app.domain.Model;
import io.credence.registry.app.domain.ModelCatalogue;
import io.credence.registry.app.domain.Models;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/models")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Models", description = "Names under which versions are published.")
class ModelResource {

    private final ModelCatalogue catalogue;
    private final Models models;
    private final Lookup lookup;
    private final Pages pages;
    private final TenantContext caller;

    ModelResource(
            ModelCatalogue catalogue,
            Models models,
            Lookup lookup,
            Pages pages,
            TenantContext caller) {
        this.catalogue = catalogue;
        this.models = models;
        this.lookup = lookup;
        this.pages = pages;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed({Role.Claim.RESEARCHER, Role.Claim.SERVICE})
    @Operation(
            operationId = "createModel",
            summary = "Name a model",
            description = "Publishing a version does this too; here the model gets a description.")
    @APIResponse(
            responseCode = "201",
            description = "The model, still without a version.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModelResponse.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong, or the name is taken.")
    public ModelResponse create(CreateModelRequest request) {
        Model model =
                catalogue
                        .create(
                                Parameters.modelName("name", request.name()),
                                Parameters.text("description", request.description()),
                                caller.user())
                        .orElseThrow(() -> taken(request.name()));
        return ModelResponse.from(model);
    }

    private static ProblemException taken(@Nullable String name) {
        return new ProblemException(
                RegistryErrorCode.RESOURCE_ALREADY_EXISTS, "model '" + name + "' exists already");
    }

    @GET
    @Operation(operationId = "listModels", summary = "List models by name")
    public Page<ModelResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Keyset<Model> list =
                new Keyset<>(
                        "models",
                        List.of(""),
                        (after, limit) -> models.page(after.getFirst(), limit),
                        model -> List.of(model.name()));
        return pages.page(list, pageSize, pageToken, ModelResponse::from);
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getModel", summary = "Show a model, its aliases and latest version")
    @APIResponse(responseCode = "200", description = "The model.")
    @APIResponse(responseCode = "404", description = "Your tenant has no such model.")
    public ModelResponse get(@PathParam("name") String name) {
        return ModelResponse.from(lookup.model(name));
    }
}
