package io.credence.platform.service.sample;

import io.credence.platform.api.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/v2")
@PermitAll
public class OpenResource {

    @GET
    @Path("/health/live")
    public String live() {
        return "{}";
    }

    @GET
    @Path("/models/missing")
    public String missing() {
        throw ProblemException.notFound("model", "missing");
    }
}
