package io.credence.platform.service.sample;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.MDC;

/// Tells what its log lines would carry.
@Path("/api/v1/models/{model}/instruments/{instrument}")
@RunOnVirtualThread
public class LabelResource {

    @GET
    public Map<String, Object> labels() {
        return new TreeMap<>(MDC.getMap());
    }
}
