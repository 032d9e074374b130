package io.credence.prediction.app.oip;

import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Inference over the Open Inference Protocol. Clients send whatever Content-Type, so the header
/// with the JSON length alone decides how a body is read.
@Path("/v2/models/{model}")
@Consumes(MediaType.WILDCARD)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Open Inference Protocol", description = "Tensors in, tensors out.")
public class InferResource {

    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private final Inference inference;
    private final TenantContext tenant;

    InferResource(Inference inference, TenantContext tenant) {
        this.inference = inference;
        this.tenant = tenant;
    }

    @POST
    @Path("/infer")
    @Operation(operationId = "infer", summary = "Infer with the champion, else the newest version")
    public Response infer(
            @PathParam("model") String model,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @HeaderParam(JSON_LENGTH) @Nullable String jsonLength,
            byte[] body) {
        return infer(ModelSelector.of(model), new RawRequest(body, encoding, jsonLength));
    }

    @POST
    @Path("/versions/{version: [0-9]+}/infer")
    @Operation(operationId = "inferVersion", summary = "Infer with one version")
    public Response inferVersion(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @HeaderParam(JSON_LENGTH) @Nullable String jsonLength,
            byte[] body) {
        return infer(
                ModelSelector.version(model, version), new RawRequest(body, encoding, jsonLength));
    }

    @POST
    @Path("/labels/{alias}/infer")
    @Operation(operationId = "inferAlias", summary = "Infer with the version behind an alias")
    public Response inferAlias(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @HeaderParam(JSON_LENGTH) @Nullable String jsonLength,
            byte[] body) {
        return infer(ModelSelector.alias(model, alias), new RawRequest(body, encoding, jsonLength));
    }

    private Response infer(ModelSelector selector, RawRequest request) {
        EncodedResponse response = inference.infer(tenant.tenant(), selector, request);
        Response.ResponseBuilder builder = Response.ok(response.body().toByteArray());
        if (response.jsonLength() == null) {
            return builder.type(MediaType.APPLICATION_JSON_TYPE).build();
        }
        return builder.type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(JSON_LENGTH, response.jsonLength())
                .build();
    }
}
