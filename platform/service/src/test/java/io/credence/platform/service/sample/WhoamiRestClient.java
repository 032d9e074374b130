package io.credence.platform.service.sample;

import io.credence.platform.service.json.OthersJson;
import io.credence.platform.service.security.CallerToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/api/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "whoami")
@RegisterProvider(CallerToken.class)
@RegisterProvider(OthersJson.class)
public interface WhoamiRestClient {

    @GET
    @Path("/whoami")
    String whoami();

    @GET
    @Path("/newer")
    NoteWritten newer();

    @GET
    @Path("/failing")
    String failing(@QueryParam("kind") String kind);
}
