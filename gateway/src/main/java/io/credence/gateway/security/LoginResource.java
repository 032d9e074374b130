package io.credence.gateway.security;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where the identity provider sends a browser back to; the login itself happens before this.
@Path("/login")
public class LoginResource {

    @GET
    @Operation(hidden = true)
    public Response entered() {
        return Response.seeOther(URI.create("/")).build();
    }
}
