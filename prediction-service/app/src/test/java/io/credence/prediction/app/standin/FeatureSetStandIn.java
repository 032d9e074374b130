package io.credence.prediction.app.standin;

import io.credence.platform.api.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/feature-sets")
@Authenticated
@RunOnVirtualThread
public class FeatureSetStandIn {

    private final Upstreams upstreams;
    private final SlowAnswers slow;

    FeatureSetStandIn(Upstreams upstreams, SlowAnswers slow) {
        this.upstreams = upstreams;
        this.slow = slow;
    }

    @GET
    @Path("/{name}")
    public Map<String, Object> get(@RestPath String name) {
        Boolean live = upstreams.isLive(name);
        if (live == null) {
            throw ProblemException.notFound("feature set", name);
        }
        Map<String, Object> answer =
                Map.of("name", name, "live", live, "hash", upstreams.hash(name));
        slow.pass(name);
        return answer;
    }
}
