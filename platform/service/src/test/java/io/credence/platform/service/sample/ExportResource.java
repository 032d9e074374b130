package io.credence.platform.service.sample;

import io.credence.platform.api.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Gives bytes, not JSON; its failures are JSON all the same.
@Path("/api/v1/export")
@RunOnVirtualThread
public class ExportResource {

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] export() {
        throw ProblemException.notFound("export", "7");
    }
}
