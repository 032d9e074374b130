package io.credence.prediction.app.oip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.prediction.api.PredictionErrorCode;
import io.credence.prediction.app.serving.ModelState;
import io.credence.prediction.app.serving.ServedModel;
import io.credence.prediction.app.serving.ServingBoard;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The repository extension, to look only: what is loaded follows the aliases in the registry, and
/// loading something else by hand would serve what nobody promoted.
@Path("/v2/repository")
@Consumes(MediaType.WILDCARD)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Open Inference Protocol", description = "Tensors in, tensors out.")
public class RepositoryResource {

    private final ServingBoard board;
    private final TenantContext tenant;
    private final ObjectMapper json;

    RepositoryResource(ServingBoard board, TenantContext tenant, ObjectMapper json) {
        this.board = board;
        this.tenant = tenant;
        this.json = json;
    }

    @POST
    @Path("/index")
    @Operation(operationId = "listRepository", summary = "List versions and their state")
    public List<IndexEntry> index(@Nullable String body) {
        boolean readyOnly =
                body != null && !body.isBlank() && parsed(body).path("ready").asBoolean();
        Map<String, IndexEntry> entries = new LinkedHashMap<>();
        for (ServedModel served : board.of(tenant.tenant())) {
            if (!readyOnly || served.state() == ModelState.READY) {
                IndexEntry entry = IndexEntry.of(served);
                entries.put(entry.name() + "/" + entry.version(), entry);
            }
        }
        return List.copyOf(entries.values());
    }

    @POST
    @Path("/models/{model}/load")
    @Operation(operationId = "loadModel", summary = "Refuse: the registry's aliases load")
    @APIResponse(responseCode = "409", description = "SERVED_BY_ALIAS, always.")
    public void load(@PathParam("model") String model) {
        throw refused(model);
    }

    @POST
    @Path("/models/{model}/unload")
    @Operation(operationId = "unloadModel", summary = "Refuse: the registry's aliases unload")
    @APIResponse(responseCode = "409", description = "SERVED_BY_ALIAS, always.")
    public void unload(@PathParam("model") String model) {
        throw refused(model);
    }

    private JsonNode parsed(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    PlatformErrorCode.MALFORMED_REQUEST, "the body is not JSON", e);
        }
    }

    private static ProblemException refused(String model) {
        return new ProblemException(
                PredictionErrorCode.SERVED_BY_ALIAS,
                "model '"
                        + model
                        + "' is loaded and unloaded by moving its aliases in the model registry");
    }

    /// One version and its state.
    public record IndexEntry(String name, String version, String state, String reason) {

        static IndexEntry of(ServedModel served) {
            String state =
                    switch (served.state()) {
                        case READY -> "READY";
                        case LOADING -> "LOADING";
                        case FAILED -> "UNAVAILABLE";
                    };
            String reason = served.reason();
            return new IndexEntry(
                    served.wanted().model(),
                    Integer.toString(served.wanted().version()),
                    state,
                    reason == null ? "" : reason);
        }
    }
}
