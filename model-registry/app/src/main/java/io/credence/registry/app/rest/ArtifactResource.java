package io.credence.registry.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.registry.app.domain.ArtifactShelf;
import io.credence.registry.app.domain.ArtifactShelf.Put;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/artifacts/{sha256}")
@RunOnVirtualThread
@Tag(name = "Artifacts", description = "Files of models and runs, named by their SHA-256.")
class ArtifactResource {

    private final ArtifactShelf shelf;
    private final Publishing publishing;
    private final TenantContext caller;

    ArtifactResource(ArtifactShelf shelf, Publishing publishing, TenantContext caller) {
        this.shelf = shelf;
        this.publishing = publishing;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed({Role.Claim.RESEARCHER, Role.Claim.SERVICE})
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "putArtifact",
            summary = "Store an artifact under its SHA-256",
            description =
                    "Before the version that refers to it is published. The same content again changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "Stored.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ArtifactResponse.class)))
    @APIResponse(responseCode = "200", description = "It was there already.")
    @APIResponse(responseCode = "400", description = "`sha256` is not the digest of the content.")
    @APIResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE")
    public RestResponse<ArtifactResponse> put(
            @PathParam("sha256") String sha256, InputStream content) {
        publishing.require();
        String name = Parameters.sha256("sha256", sha256);
        return switch (shelf.put(caller.tenant(), name, content)) {
            case Put.Stored(long size) ->
                    RestResponse.status(
                            RestResponse.Status.CREATED, new ArtifactResponse(name, size));
            case Put.AlreadyThere(long size) -> RestResponse.ok(new ArtifactResponse(name, size));
            case Put.OtherContent(String actual) ->
                    throw ProblemException.invalid(
                            "sha256", "must be the digest of the content, which is " + actual);
        };
    }

    @GET
    @RolesAllowed({Role.Claim.RESEARCHER, Role.Claim.OPERATOR, Role.Claim.SERVICE})
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getArtifact", summary = "Download an artifact")
    @APIResponse(responseCode = "200", description = "The file; ETag is its SHA-256.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public Response get(@PathParam("sha256") String sha256) {
        String name = Parameters.sha256("sha256", sha256);
        return shelf.find(caller.tenant(), name)
                .map(file ->
                        Response.ok(file.toFile(), MediaType.APPLICATION_OCTET_STREAM)
                                .header(HttpHeaders.ETAG, '"' + name + '"')
                                .build())
                .orElseThrow(() -> ProblemException.notFound("artifact", name));
    }
}
