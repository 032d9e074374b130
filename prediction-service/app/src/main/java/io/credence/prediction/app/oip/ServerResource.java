package io.credence.prediction.app.oip;

import io.credence.prediction.app.serving.ServingReadiness;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the server is and whether it serves; open to everybody.
@Path("/v2")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Open Inference Protocol", description = "Tensors in, tensors out.")
public class ServerResource {

    private static final int UNAVAILABLE = 503;

    private final ServingReadiness readiness;
    private final String name;
    private final String version;

    ServerResource(
            ServingReadiness readiness,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.readiness = readiness;
        this.name = name;
        this.version = version;
    }

    @GET
    @Operation(operationId = "getServerMetadata", summary = "Show name, version and extensions")
    public ServerMetadata metadata() {
        return new ServerMetadata(
                name,
                version,
                List.of(
                        "model_repository",
                        "binary_tensor_data",
                        "statistics",
                        "parameters",
                        "model_configuration"));
    }

    @GET
    @Path("/health/live")
    @Operation(operationId = "isServerLive", summary = "Tell whether the server is alive")
    public Map<String, Boolean> live() {
        return Map.of("live", true);
    }

    @GET
    @Path("/health/ready")
    @Operation(operationId = "isServerReady", summary = "Tell whether the server serves")
    public Response ready() {
        if (readiness.ready()) {
            return Response.ok(Map.of("ready", true)).build();
        }
        return Response.status(UNAVAILABLE)
                .entity(Map.of("ready", false, "error", "models are loading or the server drains"))
                .build();
    }

    /// The server's name, version and extensions.
    public record ServerMetadata(String name, String version, List<String> extensions) {}
}
