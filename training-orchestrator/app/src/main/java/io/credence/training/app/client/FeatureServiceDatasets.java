package io.credence.training.app.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetSpec;
import io.credence.platform.service.security.MachineTokens;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.training.app.domain.DatasetSnapshots;
import io.credence.training.app.domain.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Snapshots by feature-service. What it refuses is the spec's fault and final; an answer that says
/// nothing about the spec is not.
@ApplicationScoped
class FeatureServiceDatasets implements DatasetSnapshots {

    private static final Logger LOG = Logger.getLogger(FeatureServiceDatasets.class);
    private static final int UNAUTHENTICATED = 401;
    private static final Set<Integer> TRY_AGAIN = Set.of(UNAUTHENTICATED, 408, 425, 429);

    private final FeatureServiceClient client;
    private final MachineTokens tokens;
    private final TenantContext tenants;
    private final ObjectMapper json;

    FeatureServiceDatasets(
            @RestClient FeatureServiceClient client,
            MachineTokens tokens,
            TenantContext tenants,
            ObjectMapper json) {
        this.client = client;
        this.tokens = tokens;
        this.tenants = tenants;
        this.json = json;
    }

    @Override
    public Answer snapshot(DatasetSpec spec) {
        try {
            return new Ready(client.snapshot(spec).id());
        } catch (WebApplicationException e) {
            return answer(e.getResponse());
        } catch (RuntimeException e) {
            LOG.warn("feature-service does not answer", e);
            return new Unavailable("feature-service does not answer");
        }
    }

    private Answer answer(Response response) {
        int status = response.getStatus();
        if (status == UNAUTHENTICATED) {
            tokens.forget(tenants.tenant());
        }
        if (status < 400 || status >= 500 || TRY_AGAIN.contains(status)) {
            return new Unavailable("feature-service answers with status " + status);
        }
        return new Refused(failure(status, response.readEntity(String.class)));
    }

    /// A problem document says why in two members; anything else is quoted by its status only.
    private Failure failure(int status, String body) {
        try {
            JsonNode problem = json.readTree(body);
            String reason = problem.path("error_code").asText("");
            String detail = problem.path("detail").asText("");
            if (!reason.isBlank()) {
                return new Failure(reason, detail);
            }
        } catch (JsonProcessingException e) {
            LOG.debug("not a problem document", e);
        }
        return new Failure(
                "DATASET_REFUSED", "feature-service refuses the dataset with status " + status);
    }
}
