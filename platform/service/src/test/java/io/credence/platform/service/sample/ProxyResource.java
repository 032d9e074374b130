package io.credence.platform.service.sample;

import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Calls itself through a REST client: as the caller, and as the machine.
@Path("/api/v1/proxy")
@RunOnVirtualThread
public class ProxyResource {

    private final WhoamiRestClient client;

    ProxyResource(@RestClient WhoamiRestClient client) {
        this.client = client;
    }

    @GET
    @Path("/caller")
    public String caller() {
        return client.whoami();
    }

    @GET
    @Path("/newer")
    public String newer() {
        return "\"" + client.newer().text() + "\"";
    }

    @GET
    @Path("/failing")
    public String failing() {
        return client.failing("bug");
    }

    @GET
    @Path("/machine")
    public String machine() {
        return TenantScope.call(new TenantId("beta"), client::whoami);
    }
}
