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
import io.credence.registry.app.domain.ModelVersion;
import io.credence.registry.app.domain.Publication;
import io.credence.registry.app.domain.PublicationOutcome.AlreadyRegistered;
import io.credence.registry.app.domain.PublicationOutcome.ArtifactMissing;
import io.credence.registry.app.domain.PublicationOutcome.Registered;
import io.credence.registry.app.domain.PublicationOutcome.RunTaken;
import io.credence.registry.app.domain.Publisher;
import io.credence.registry.app.domain.Versions;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/models/{name}/versions")
@RunOnVirtualThread
@Authenticated
@Tag(
        name = "Versions",
        description = "Immutable: an artifact and the card that tells how good it is.")
class VersionResource {

    private final Publisher publisher;
    private final Versions versions;
    private final CardReader cards;
    private final Publishing publishing;
    private final Lookup lookup;
    private final Pages pages;
    private final TenantContext caller;

    VersionResource(
            Publisher publisher,
            Versions versions,
            CardReader cards,
            Publishing publishing,
            Lookup lookup,
            Pages pages,
            TenantContext caller) {
        this.publisher = publisher;
        this.versions = versions;
        this.cards = cards;
        this.publishing = publishing;
        this.lookup = lookup;
        this.pages = pages;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Claim.RESEARCHER, Role.Claim.SERVICE})
    @Operation(
            operationId = "publishVersion",
            summary = "Publish a run's model as the next version",
            description =
                    """
                    The artifact must be in the tenant's artifact store before; `putArtifact` brings it there. The registry gives out the number: \
                    1, 2, 3 and so on per model, without holes. A run publishes once: the same run with the same \
                    artifact gets its version again, with 200. The model is created if it is not there.\
                    """)
    @APIResponse(
            responseCode = "201",
            description = "A new version.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VersionResponse.class)))
    @APIResponse(responseCode = "200", description = "This run published before; its version.")
    @APIResponse(responseCode = "400", description = "A field, or a number of the card, is wrong.")
    @APIResponse(
            responseCode = "409",
            description =
                    "ARTIFACT_MISSING, or RUN_ALREADY_PUBLISHED with another model or artifact.")
    public RestResponse<VersionResponse> publish(
            @PathParam("name") String name, PublishRequest request) {
        publishing.require();
        Publication publication = publication(name, request);
        return switch (publisher.publish(caller.tenant(), publication)) {
            case Registered(ModelVersion version) ->
                    RestResponse.status(RestResponse.Status.CREATED, VersionResponse.from(version));
            case AlreadyRegistered(ModelVersion version) ->
                    RestResponse.ok(VersionResponse.from(version));
            case RunTaken(ModelVersion version) ->
                    throw new ProblemException(
                            RegistryErrorCode.RUN_ALREADY_PUBLISHED,
                            "run '%s' published version %d of model '%s' with artifact %s before"
                                    .formatted(
                                            version.runId(),
                                            version.version(),
                                            version.model(),
                                            version.artifactSha256()));
            case ArtifactMissing() ->
                    throw new ProblemException(
                            RegistryErrorCode.ARTIFACT_MISSING,
                            "no artifact %s is stored; upload it to /api/v1/artifacts before publishing"
                                    .formatted(publication.artifactSha256()));
        };
    }

    private Publication publication(String name, PublishRequest request) {
        String runId = Parameters.runId(request.runId());
        return new Publication(
                Parameters.modelName("name", name),
                runId,
                Parameters.sha256("artifactSha256", request.artifactSha256()),
                cards.read(runId, request.card()),
                caller.user());
    }

    @GET
    @Operation(operationId = "listVersions", summary = "List a model's versions, newest first")
    public Page<VersionResponse> list(
            @PathParam("name") String name,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Model model = lookup.model(name);
        Keyset<ModelVersion> list =
                new Keyset<>(
                        "versions of " + name,
                        List.of(Integer.toString(Integer.MAX_VALUE)),
                        (before, limit) ->
                                versions.page(model, Integer.parseInt(before.getFirst()), limit),
                        version -> List.of(Integer.toString(version.version())));
        return pages.page(list, pageSize, pageToken, VersionResponse::from);
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "getVersion", summary = "Show a version with its model card")
    @APIResponse(responseCode = "200", description = "The version.")
    @APIResponse(responseCode = "404", description = "No such model, or no such version of it.")
    public VersionDetailResponse get(
            @PathParam("name") String name, @PathParam("version") String version) {
        Model model = lookup.model(name);
        int number = Parameters.version(version);
        return VersionDetailResponse.from(
                versions.numbered(model, number).orElseThrow(() -> Lookup.noVersion(name, number)),
                lookup.card(model, number));
    }
}
